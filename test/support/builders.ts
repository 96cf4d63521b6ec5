import type {
  AnyDefinition,
  Definition,
  Kind,
  SpecByKind,
} from '../../compiler/model/definition.ts';
import { projectAlone } from '../../compiler/model/program.ts';
import type {
  DefinitionsByKind,
  LinkedEnvironment,
  LinkedProgram,
  SourceSet,
} from '../../compiler/model/program.ts';
import type { ResolvedAgent } from '../../compiler/model/resolved-agent.ts';
import type { RuntimeClass } from '../../compiler/model/runtime-class.ts';
import type { NodePool } from '../../compiler/model/cluster.ts';

/** Builders of model values for the tests of phases that come after `link`; every field can be overridden. */

const mebibyte = 2 ** 20;

export function definition<K extends Kind>(
  kind: K,
  name: string,
  spec: SpecByKind[K],
  namespace = 'default',
): Definition<K> {
  return {
    kind,
    metadata: { name, namespace },
    spec,
    dialect: 'v2',
    source: {
      document: {
        file: { path: `${kind.toLowerCase()}s/${namespace}/${name}.yaml`, text: '' },
        index: 0,
      },
      root: [],
    },
  };
}

/** Knative runs one pod at most, and none while nobody calls. */
export const serverlessHosting = {
  mode: 'serverless',
  minScale: 0,
  maxScale: 1,
  concurrency: 1,
  idleTimeout: 0,
  prewarm: 0,
} as const;

export function runtimeClass(overrides: Partial<RuntimeClass> = {}): RuntimeClass {
  return {
    name: 'standard',
    framework: 'langgraph',
    image: `registry.example/adac/python@sha256:${'a'.repeat(64)}`,
    lightweight: false,
    slotsPerPod: 100,
    perSlot: { milliCpu: 1, memory: mebibyte, storage: mebibyte, accelerators: {} },
    mixesTrust: false,
    index: 0,
    ...overrides,
  };
}

/** A dedicated agent with one replica, unless overridden. */
export function resolvedAgent(
  overrides: Partial<ResolvedAgent> & { readonly name: string },
): ResolvedAgent {
  const namespace = overrides.namespace ?? 'default';
  const { name } = overrides;
  return {
    id: `${namespace}/${name}`,
    namespace,
    definition: definition('Agent', name, {}, namespace),
    fleet: undefined,
    instances: 1,
    minInstances: 1,
    framework: 'langgraph',
    image: `registry.example/adac/python@sha256:${'a'.repeat(64)}`,
    handler: 'agents.example.run',
    hosting: { mode: 'dedicated', autoscaling: undefined },
    demand: { milliCpu: 100, memory: 256 * mebibyte, storage: 1024 * mebibyte, accelerators: {} },
    constraints: {
      classes: ['accelerator', 'x86', 'pi'],
      architectures: ['amd64', 'arm64'],
      lightweight: false,
      toleratesSpot: false,
      nodeSelector: {},
    },
    priority: 'normal',
    prompt: 'You are helpful.',
    model: undefined,
    tools: [],
    egress: [],
    makeDocument: () => ({ name, namespace, handler: 'agents.example.run' }),
    ...overrides,
  };
}

/** A pool of one x86 node with 4 cores and 16 GiB, unless overridden. */
export function nodePool(overrides: Partial<NodePool> & { readonly name: string }): NodePool {
  return {
    class: 'x86',
    role: 'primary',
    count: 1,
    arch: 'amd64',
    cpu: 4,
    memory: '16Gi',
    storage: '100Gi',
    pricePerHour: 0.1,
    ...overrides,
  };
}

export function linkedEnvironment(
  overrides: Partial<LinkedEnvironment> & {
    readonly name: string;
    readonly pools?: readonly NodePool[];
  },
): LinkedEnvironment {
  const { pools = [nodePool({ name: 'main' })], ...rest } = overrides;
  const agents = rest.agents ?? [];
  return {
    definition: definition('Environment', rest.name, {
      clusters: [{ name: 'local' }],
      definitions: [],
      policySets: [],
    }),
    clusters: [{ name: 'local', shards: 1, definition: definition('Cluster', 'local', { pools }) }],
    agents,
    workflows: [],
    teams: [],
    runtimeClasses: [],
    policySets: [],
    namespacePrefix: '',
    phases: [agents.reduce((sum, agent) => sum + agent.instances, 0)],
    ...rest,
  };
}

export function definitionsByKind(definitions: readonly AnyDefinition[] = []): DefinitionsByKind {
  const of = <K extends Kind>(kind: K): readonly Definition<K>[] =>
    definitions.filter(
      (one): one is Extract<AnyDefinition, { kind: K }> => one.kind === kind,
    ) as never;
  return {
    Project: of('Project'),
    Agent: of('Agent'),
    Fleet: of('Fleet'),
    Team: of('Team'),
    Workflow: of('Workflow'),
    Tool: of('Tool'),
    Model: of('Model'),
    Cluster: of('Cluster'),
    Environment: of('Environment'),
    PolicyWaiver: of('PolicyWaiver'),
    Scaling: of('Scaling'),
  };
}

export function sourceSet(overrides: Partial<SourceSet> = {}): SourceSet {
  return {
    ...projectAlone({ path: 'adac.yaml', text: '' }),
    ...overrides,
  };
}

export function linkedProgram(
  environments: readonly LinkedEnvironment[],
  overrides: Partial<LinkedProgram> = {},
): LinkedProgram {
  return {
    sources: sourceSet(),
    project: definition('Project', 'estate', {
      git: { repository: 'https://git.example/estate.git', branch: 'main' },
    }),
    definitions: definitionsByKind(),
    environments,
    unselected: 0,
    ...overrides,
  };
}

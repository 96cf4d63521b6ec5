import type { NodePool } from '../../compiler/model/cluster.ts';
import type { Definition, Kind, SpecByKind } from '../../compiler/model/definition.ts';
import { noDefinitions, projectAlone } from '../../compiler/model/program.ts';
import type { LinkedEnvironment, LinkedProgram } from '../../compiler/model/program.ts';
import type { ResolvedAgent } from '../../compiler/model/resolved-agent.ts';
import type { SourceFile } from '../../compiler/source/source-file.ts';

/** A linked program of one environment, as if it had been read from files. */
export function programOf(environment: LinkedEnvironment, lock: string | undefined): LinkedProgram {
  const file = fileOf('adac.yaml');
  return {
    sources: { ...projectAlone(file), lock },
    project: defined('Project', 'bench', { sources: [], output: 'out', namespace: 'default' }),
    definitions: noDefinitions(),
    environments: [environment],
    unselected: 0,
  };
}

/** An environment on one cluster. */
export function environmentOn(
  name: string,
  pools: readonly NodePool[],
  agents: readonly ResolvedAgent[],
): LinkedEnvironment {
  const cluster = defined('Cluster', name, { pools });
  const sorted = [...agents].sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    name,
    definition: defined('Environment', name, {
      clusters: [{ name }],
      definitions: [],
      policySets: [],
    }),
    clusters: [{ name, shards: 1, definition: cluster }],
    agents: sorted,
    workflows: [],
    teams: [],
    runtimeClasses: [],
    policySets: [],
    namespacePrefix: '',
    phases: [agents.reduce((sum, { instances }) => sum + instances, 0)],
  };
}

/** An agent with pods of its own, one instance on any node unless overridden. */
export function dedicatedAgent(
  namespace: string,
  name: string,
  overrides: Partial<ResolvedAgent>,
): ResolvedAgent {
  return {
    id: `${namespace}/${name}`,
    name,
    namespace,
    definition: defined('Agent', name, {}),
    fleet: undefined,
    instances: 1,
    minInstances: 1,
    framework: 'langgraph',
    image: 'registry.example/bench',
    handler: 'bench.run',
    hosting: { mode: 'dedicated', autoscaling: undefined },
    demand: { milliCpu: 100, memory: 2 ** 28, storage: 2 ** 30, accelerators: {} },
    constraints: {
      classes: ['accelerator', 'x86', 'pi'],
      architectures: ['amd64', 'arm64'],
      lightweight: false,
      toleratesSpot: false,
      nodeSelector: {},
    },
    priority: 'normal',
    prompt: undefined,
    model: undefined,
    tools: [],
    egress: [],
    makeDocument: () => ({ name }),
    ...overrides,
  };
}

function defined<K extends Kind>(kind: K, name: string, spec: SpecByKind[K]): Definition<K> {
  const document = { file: fileOf(`${kind}/${name}.yaml`), index: 0 };
  return { kind, metadata: { name }, spec, dialect: 'v2', source: { document, root: [] } };
}

function fileOf(path: string): SourceFile {
  return { path, text: '' };
}

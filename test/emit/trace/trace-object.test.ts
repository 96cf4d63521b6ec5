import { describe, expect, test } from 'vitest';
import { emit } from '../../../compiler/emit/emit.ts';
import { leavesOf } from '../../../compiler/emit/trace/changed-leaves.ts';
import { traceObject } from '../../../compiler/emit/trace/trace-object.ts';
import type { TracedObject } from '../../../compiler/emit/trace/trace-object.ts';
import type { JsonValue } from '../../../compiler/model/json.ts';
import type { PlacedProgram } from '../../../compiler/model/placed-program.ts';
import { formatPath } from '../../../compiler/source/format-path.ts';
import { emittedObjects } from '../../support/emitted.ts';
import { renderFiles } from '../../support/render-files.ts';
import { goldenCases } from '../golden-cases.ts';

/** The identities of everything that a placement becomes, with the file of each. */
function identitiesOf(placed: PlacedProgram): readonly (readonly [string, string])[] {
  return [...renderFiles(emit(placed).value.files)].flatMap(([file, text]) =>
    [...text.matchAll(/^# .* (\S+)$/gm)].map((match) => [match[1] ?? '', file] as const),
  );
}

function caseOf(name: string): PlacedProgram {
  const placed = goldenCases[name];
  if (placed === undefined) throw new Error(`There is no case "${name}".`);
  return placed();
}

/** The first source of each field, as `<kind of definition>:<path>`, or the word "placement". */
function originsOf(placed: PlacedProgram, identity: string): ReadonlyMap<string, string> {
  const [object] = traceObject(placed, identity);
  if (object === undefined) throw new Error(`There is no object "${identity}".`);
  return new Map(object.fields.map(({ path, sources }) => [formatPath(path), wordFor(sources[0])]));
}

function wordFor(source: TracedObject['fields'][number]['sources'][number] | undefined): string {
  if (source === undefined) return 'adac';
  if (source.kind === 'placement') return 'placement';
  const { definition, path, rest } = source;
  return `${definition.kind}:${formatPath([...path, ...rest])}`;
}

describe.each(Object.entries(goldenCases))('%s', (name, placed) => {
  const program = placed();
  // What stands before the workloads takes long to make, and is alike in all cases.
  const identities = identitiesOf(program).filter(
    ([, file]) => !file.includes('/base/') || name === 'emit-queue-scaled',
  );

  test('every object is traced to its file, field by field', () => {
    expect(identities.length).toBeGreaterThanOrEqual(6);
    const written = emittedObjects(program);
    for (const [index, [identity, file]] of identities.entries()) {
      const traces = traceObject(program, identity);
      expect(traces.map((trace) => trace.file)).toEqual([file]);
      expect(traces[0]?.definitions.length, identity).toBeGreaterThan(0);
      const object = written.find((one) => identityOf(one) === identity && one.path === file);
      expect(object, `${index}: ${identity}`).toBeDefined();
      expect(traces[0]?.fields.map(({ path }) => formatPath(path)).sort()).toEqual(
        leavesOf(jsonOf(object?.fields))
          .map(({ path }) => formatPath(path))
          .sort(),
      );
    }
  });

  test('no name, namespace or environment is called adac’s own', () => {
    for (const [identity] of identities.filter(([, file]) => !file.includes('/base/'))) {
      const origins = originsOf(program, identity);
      for (const path of ['metadata.name', 'metadata.namespace']) {
        // Argo CD has one namespace.
        if (identity.startsWith('App') && path === 'metadata.namespace') continue;
        expect(origins.get(path), `${identity} ${path}`).not.toBe('adac');
      }
      expect(origins.get('metadata.labels["adac.dev/environment"]')).toBe(
        'Environment:metadata.name',
      );
    }
  });
});

/** A document as JSON; what a YAML reader gave is nothing else. */
function jsonOf(value: unknown): JsonValue {
  if (Array.isArray(value)) return value.map(jsonOf);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, jsonOf(one)]));
  }
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : null;
}

function identityOf({ kind, name, fields }: ReturnType<typeof emittedObjects>[number]): string {
  const { metadata } = fields;
  const namespace =
    typeof metadata === 'object' && metadata !== null && 'namespace' in metadata
      ? metadata.namespace
      : undefined;
  return typeof namespace === 'string' ? `${kind}/${namespace}/${name}` : `${kind}/${name}`;
}

test('a dedicated agent: its definition, its environment, the placement, and adac', () => {
  const origins = originsOf(caseOf('emit-autoscaled'), 'Deployment/finance/ledger-reader');
  const pod = 'spec.template.spec';
  const container = `${pod}.containers[0]`;
  expect(Object.fromEntries(origins)).toMatchObject({
    kind: 'adac',
    'metadata.name': 'Agent:metadata.name',
    'metadata.labels["example.com/cost-centre"]':
      'Agent:metadata.labels["example.com/cost-centre"]',
    'metadata.annotations["adac.dev/owners"]': 'Agent:metadata.owners[0]',
    [`${container}.image`]: 'Agent:spec.runtime.image',
    [`${container}.livenessProbe.httpGet.port`]: 'Agent:spec.reliability.probes.liveness.port',
    [`${container}.livenessProbe.initialDelaySeconds`]:
      'Agent:spec.reliability.probes.liveness.initialDelay',
    [`${container}.readinessProbe.httpGet.path`]: 'adac',
    [`${container}.resources.limits.memory`]: 'Agent:spec.resources.memory',
    [`${container}.securityContext.readOnlyRootFilesystem`]: 'adac',
    [`${pod}.affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].weight`]:
      'placement',
    [`${pod}.priorityClassName`]: 'Agent:spec.placement.priority',
    [`${pod}.topologySpreadConstraints[0].maxSkew`]: 'Agent:spec.placement.spread.maxSkew',
    [`${pod}.volumes[2].secret.items[1].key`]: 'Agent:spec.access.secrets[1].key',
  });
});

test('an autoscaler: the bounds that the agent declares', () => {
  const origins = originsOf(
    caseOf('emit-autoscaled'),
    'HorizontalPodAutoscaler/finance/ledger-reader',
  );
  expect(origins.get('spec.maxReplicas')).toMatch(/^Agent:spec\.hosting\.dedicated\.autoscaling/);
  expect(origins.get('spec.behavior.scaleUp.policies[0].value')).toBe(
    'Agent:spec.hosting.dedicated.autoscaling.scaleUpStep',
  );
});

test('a shared runtime: the placement, its class, and the definitions in it', () => {
  const placed = caseOf('emit-pooled');
  const name = 'edge-monitoring/standard-0a1b2c-primary-p2';
  expect(Object.fromEntries(originsOf(placed, `Deployment/${name}`))).toMatchObject({
    'spec.replicas': 'placement',
    'metadata.namespace': 'Agent:metadata.namespace',
    'spec.template.spec.containers[0].image': 'Environment:spec.runtimeClasses[0].image',
  });
  const [definitions] = traceObject(placed, `ConfigMap/${name}-definitions-0`);
  const sources = new Map(
    definitions?.fields.map(({ path, sources }) => [path.at(-1), sources] as const),
  );
  for (const agent of ['disk-watcher', 'net-watcher']) {
    const [source] = sources.get(`${agent}.json`) ?? [];
    expect(source).toMatchObject({ kind: 'definition', definition: { metadata: { name: agent } } });
  }
  expect(sources.get('adac.dev/digest')).toHaveLength(2);
});

test('a served model: its own definition, and the pool that the environment names', () => {
  const origins = originsOf(caseOf('emit-model-vllm'), 'Deployment/models/model-mistral');
  expect(Object.fromEntries(origins)).toMatchObject({
    'spec.replicas': 'Model:spec.serving.vllm.replicas',
    'spec.template.spec.containers[0].image': 'Model:spec.serving.vllm.image',
    'spec.template.spec.nodeSelector["adac.dev/pool"]': 'Environment:spec.models[0]',
  });
});

test('what stands before the workloads: pools of the cluster, and namespaces of agents', () => {
  const placed = caseOf('emit-pooled');
  expect(originsOf(placed, 'Namespace/edge-monitoring').get('metadata.name')).toBe(
    'Agent:metadata.namespace',
  );
  const [rule] = identitiesOf(placed).filter(([identity]) => identity.startsWith('NodeFeature'));
  const origins = [...originsOf(placed, rule?.[0] ?? '').values()];
  expect(origins.some((origin) => origin.startsWith('Cluster:spec.pools[0]'))).toBe(true);
});

test('nothing of that name: no trace', () => {
  expect(traceObject(caseOf('emit-pooled'), 'Deployment/finance/nobody')).toEqual([]);
  expect(traceObject(caseOf('emit-dedicated'), 'Secret/finance/ledger-reader')).toEqual([]);
});

import { expect, test } from 'vitest';
import { agentPatterns, markers } from '../../compiler/emit/agent-pattern.ts';
import type { AgentData, OwnHosting } from '../../compiler/emit/agent-pattern.ts';
import { platformScope } from '../../compiler/emit/platform-scope.ts';
import type { ClusterScope, Scheduling } from '../../compiler/emit/workload.ts';
import { linkedEnvironment, resolvedAgent } from '../support/builders.ts';

const environment = linkedEnvironment({ name: 'test' });
const [cluster] = environment.clusters;
if (cluster === undefined) throw new Error('The environment has no cluster.');
const scope: ClusterScope = {
  environment: 'test',
  definition: environment.definition,
  project: 'test',
  cluster,
  pools: new Map(),
  place: { document: environment.definition.source.document, path: [] },
  source: 'adac.yaml',
  namespacePrefix: '',
  platform: platformScope(),
  hasServerless: false,
  models: new Map(),
  schedulings: new Map(),
};
const { framework, image, demand, priority, egress, handler } = resolvedAgent({ name: 'a' });

function dataWith(overrides: Partial<AgentData>): AgentData {
  return {
    framework,
    image,
    demand,
    priority,
    egress,
    handler,
    secrets: [],
    collaborates: false,
    models: [],
    pods: 1,
    labels: undefined,
    annotations: undefined,
    owners: undefined,
    probes: undefined,
    retries: 0,
    timeout: 0,
    spread: undefined,
    ...overrides,
  };
}

function schedulingOf(pool: string): Scheduling {
  return { pools: [pool], affinity: {}, tolerations: [], spreadLabel: pool };
}

const scheduling = schedulingOf('a');
const hosting: OwnHosting = {
  mode: 'dedicated',
  autoscaling: undefined,
  minPods: 1,
  handedOver: undefined,
  rollout: undefined,
};

test('agents of equal data share one pattern, which holds markers for their texts', () => {
  const find = agentPatterns();
  const first = find(scope, scheduling, dataWith({ owners: ['a'] }), hosting);
  expect(find(scope, scheduling, dataWith({ owners: ['a'] }), { ...hosting })).toBe(first);
  expect(first).toMatchObject({
    mode: 'dedicated',
    pods: 1,
    owners: ['a'],
    name: markers.name,
    namespace: markers.namespace,
    configMap: markers.configMap,
    definition: markers.definition,
  });
});

test.each<[string, Scheduling, AgentData, OwnHosting]>([
  ['another pool', schedulingOf('b'), dataWith({}), hosting],
  ['an owner', scheduling, dataWith({ owners: ['a'] }), hosting],
  ['an annotation', scheduling, dataWith({ annotations: { a: 'b' } }), hosting],
  ['another timeout', scheduling, dataWith({ timeout: 1 }), hosting],
  ['another hosting', scheduling, dataWith({}), { ...hosting, rollout: { blueGreen: {} } }],
])('%s makes another pattern', (_, otherScheduling, data, otherHosting) => {
  const find = agentPatterns();
  const first = find(scope, scheduling, dataWith({}), hosting);
  expect(find(scope, otherScheduling, data, otherHosting)).not.toBe(first);
});

test('data that holds a marker is never shared, since its text could not be told from one', () => {
  const find = agentPatterns();
  const data = dataWith({ annotations: { note: `a ${markers.name}` } });
  expect(find(scope, scheduling, data, hosting)).not.toBe(find(scope, scheduling, data, hosting));
});

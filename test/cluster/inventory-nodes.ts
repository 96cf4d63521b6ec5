import { readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';
import { isRecord, listAt, numberAt, textAt, textsAt, valueAt } from './json-value.ts';
import type { KubeObject } from './kube-object.ts';
import { readQuantity } from './quantities.ts';
import { runToSuccess } from './run-program.ts';
import type { Lab } from './scenario.ts';

/** What node-feature-discovery gives a node. */
interface Marks {
  readonly labels: Readonly<Record<string, string>>;
  readonly resources: Readonly<Record<string, string>>;
  readonly taints: readonly unknown[];
}

/**
 * The nodes of a cluster file of the estate, as they report themselves: what they offer is capacity less what is
 * reserved, and the emitted NodeFeatureRules, executed by node-feature-discovery's own engine, add labels, slots and
 * taints. Nothing of the compiler's own arithmetic is used.
 * @param rules objects among which the NodeFeatureRules stand
 */
export async function inventoryNodes(
  { components }: Lab,
  clusterFile: string,
  rules: readonly KubeObject[],
): Promise<readonly KubeObject[]> {
  const nodes = poolsOf(clusterFile).flatMap(nodesOf);
  const answer: unknown = JSON.parse(
    await runToSuccess({
      file: components.program('node-features'),
      input: JSON.stringify({
        rules: rules.filter(({ kind }) => kind === 'NodeFeatureRule'),
        nodes: Object.fromEntries(nodes.map(({ name, pool }) => [name, textsAt(pool, 'labels')])),
      }),
    }),
  );
  return nodes.map(({ name, pool }) =>
    nodeObject(name, pool, {
      labels: textsAt(answer, name, 'labels'),
      resources: textsAt(answer, name, 'resources'),
      taints: listAt(answer, name, 'taints'),
    }),
  );
}

function poolsOf(file: string): readonly unknown[] {
  return parseAllDocuments(readFileSync(file, 'utf8'))
    .map((document) => document.toJS() as unknown)
    .filter((document) => textAt(document, 'kind') === 'Cluster')
    .flatMap((cluster) => listAt(cluster, 'spec', 'pools'));
}

interface InventoryNode {
  readonly name: string;
  readonly pool: unknown;
}

function nodesOf(pool: unknown): readonly InventoryNode[] {
  return Array.from({ length: numberAt(pool, 'count') }, (_, index) => ({
    name: `${textAt(pool, 'name')}-${index + 1}`,
    pool,
  }));
}

function nodeObject(name: string, pool: unknown, marks: Marks): KubeObject {
  const offered = { ...offeredBy(pool), ...marks.resources };
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name,
      labels: {
        'kubernetes.io/arch': textAt(pool, 'arch'),
        'kubernetes.io/hostname': name,
        'kubernetes.io/os': 'linux',
        'topology.kubernetes.io/region': textAt(pool, 'region'),
        'topology.kubernetes.io/zone': textAt(pool, 'zone'),
        ...textsAt(pool, 'labels'),
        ...marks.labels,
      },
    },
    spec: { taints: [...taintsOf(pool, marks).values()] },
    status: { allocatable: offered, capacity: offered },
  };
}

/** A taint may be declared in the inventory and by a rule. */
function taintsOf(pool: unknown, { taints }: Marks): ReadonlyMap<string, unknown> {
  return new Map(
    [...listAt(pool, 'taints'), ...taints].map((taint) => [
      `${textAt(taint, 'key')}:${textAt(taint, 'effect')}`,
      taint,
    ]),
  );
}

/** The kubelet admits this many pods, or fewer on a small node. */
const podsPerNode = 110;
const podsPerCore = 10;

function offeredBy(pool: unknown): Readonly<Record<string, string>> {
  const left = (resource: string): number =>
    readQuantity(valueAt(pool, resource)) - readQuantity(valueAt(pool, 'reserved', resource) ?? 0);
  const pods = Math.min(podsPerNode, podsPerCore * readQuantity(valueAt(pool, 'cpu')));
  const accelerators = valueAt(pool, 'accelerators');
  return {
    cpu: `${Math.round(left('cpu') * 1000)}m`,
    memory: String(Math.round(left('memory'))),
    'ephemeral-storage': String(Math.round(left('storage'))),
    pods: String(pods - numberAt(pool, 'reserved', 'pods')),
    ...(isRecord(accelerators) &&
      Object.fromEntries(Object.entries(accelerators).map(([key, count]) => [key, String(count)]))),
  };
}

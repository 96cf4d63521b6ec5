import path from 'node:path';
import { addMissingNamespaces } from '../add-missing-namespaces.ts';
import { addNodes } from '../add-nodes.ts';
import type { ApiClient } from '../api-client.ts';
import { applyAll } from '../apply-all.ts';
import { agentsByPool, misplaced, type PlacedPod } from '../census.ts';
import type { ControlPlane } from '../control-plane.ts';
import { startDescheduler } from '../descheduler.ts';
import { readOutput } from '../estate-output.ts';
import { inventoryNodes } from '../inventory-nodes.ts';
import { isRecord, valueAt } from '../json-value.ts';
import type { KubeObject } from '../kube-object.ts';
import { plannedCounts, predictedWorstLoss } from '../planned-counts.ts';
import type { Lab, Scenario } from '../scenario.ts';
import { settle } from '../settle.ts';
import { shuffle } from '../shuffle.ts';
import { startCluster } from '../start-cluster.ts';
import { waitUntil } from '../wait-until.ts';

const environment = 'edge';
const shuffledRuns = 5;

/** The edge cluster of the estate, node for node. */
export const placement: Scenario = {
  name: 'placement',
  title:
    'the scheduler places the edge cluster as planned, loses what was predicted, and comes back',
  minutes: 25,
  async run(lab) {
    const estate = await readEstate(lab);
    const { manifests } = estate;
    const plane = await startCluster(lab, { workers: true, objects: manifests });
    await addNodes(plane.api, estate.nodes);
    await addMissingNamespaces(plane.api, manifests);
    for (let seed = 1; seed <= shuffledRuns; seed++) {
      await deploy(lab, plane.api, estate, seed);
      if (seed < shuffledRuns) await clear(plane.api, manifests);
    }
    const lost = await loseTheWorst(lab, plane.api, estate);
    await clear(plane.api, manifests);
    await addNodes(plane.api, [nodeNamed(estate, lost.node)]);
    await deploy(lab, plane.api, estate, shuffledRuns + 1);
    const returning = await loseAndReturn(lab, plane, estate);
    await plane.stop();
    return {
      nodes: estate.nodes.length,
      agents: estate.agents,
      shuffledRuns,
      ...lost,
      ...returning,
    };
  },
};

interface Estate {
  readonly manifests: readonly KubeObject[];
  readonly nodes: readonly KubeObject[];
  readonly planned: ReadonlyMap<string, number>;
  readonly agents: number;
}

async function readEstate(lab: Lab): Promise<Estate> {
  const output = readOutput(path.join(lab.root, 'out')).find(({ name }) => name === environment);
  if (output === undefined) throw new Error(`out/ has no environment "${environment}".`);
  const { manifests } = output;
  const clusterFile = path.join(lab.root, 'clusters', `${environment}.yaml`);
  const nodes = await inventoryNodes(lab, clusterFile, manifests);
  const planned = plannedCounts(lab.root, environment);
  const agents = [...planned.values()].reduce((sum, count) => sum + count, 0);
  lab.checks.that(agents > 0, 'adac.lock places nobody.');
  return { manifests, nodes, planned, agents };
}

/** An empty cluster, applied to in an order of its own, must come out as planned. */
async function deploy(lab: Lab, api: ApiClient, estate: Estate, seed: number): Promise<void> {
  await applyAll(api, shuffle(estate.manifests, seed));
  const pods = await settle(api, {
    what: `run ${seed}: every pod is ready`,
    seconds: 240,
    holds: (all) => sumOf(all) === estate.agents && all.every(({ ready }) => ready),
  });
  checkPlan(lab, estate, pods, `run ${seed}`);
  lab.say(`run ${seed}: ${pods.length} pods as planned`);
}

/** Deletes what was applied, and waits until no pod is left. */
async function clear(api: ApiClient, manifests: readonly KubeObject[]): Promise<void> {
  const namespaces = manifests.filter(({ kind }) => kind === 'Namespace');
  for (const namespace of namespaces) await api.remove(namespace);
  const names = new Set(namespaces.map(({ metadata }) => metadata.name));
  await waitUntil({ what: 'the namespaces are gone', seconds: 300 }, async () => {
    const left = await api.list({ apiVersion: 'v1', kind: 'Namespace' });
    return left.every(({ metadata }) => !names.has(metadata.name)) || undefined;
  });
}

function checkPlan(
  { checks }: Lab,
  estate: Estate,
  pods: readonly PlacedPod[],
  when: string,
): void {
  const without = pods.filter(({ node }) => node === undefined);
  checks.equal(without, [], `${when}: pods without a place`);
  checks.equal(misplaced(pods, estate.nodes), [], `${when}: pods outside their planned pool`);
  const counted = agentsByPool(pods, estate.nodes);
  checks.equal(sorted(counted), sorted(estate.planned), `${when}: agents by pool`);
}

/** The second node goes, its agents go on on the backup nodes; it comes back, and so do they; so they do after a rollout. */
async function loseAndReturn(
  lab: Lab,
  plane: ControlPlane,
  estate: Estate,
): Promise<Record<string, number>> {
  const { api } = plane;
  const secondary = nodeNamed(estate, 'secondary-1');
  const planned = estate.planned.get('secondary') ?? 0;
  await api.remove(secondary);
  const started = performance.now();
  const pods = await settle(api, {
    what: 'the agents of the lost node run elsewhere',
    seconds: 240,
    // The pods of a node that is gone look as before until the controllers notice.
    holds: (all) =>
      sumOf(all) === estate.agents &&
      all.every(({ node, ready }) => ready && node !== secondary.metadata.name),
  });
  const recoverySeconds = secondsSince(started);
  lab.checks.equal(
    sorted(agentsByPool(pods, estate.nodes)),
    sorted(new Map([...estate.planned, ['secondary', 0], ['pi', planned]])),
    'without the secondary: agents by pool',
  );
  await addNodes(api, [secondary]);
  startDescheduler(lab, plane);
  const returnSeconds = await comeBack(lab, api, estate, 'after the node came back');
  await rollOut(api, estate);
  const rolloutSeconds = await comeBack(lab, api, estate, 'after a rollout');
  return { recoverySeconds, returnSeconds, rolloutSeconds };
}

async function comeBack(lab: Lab, api: ApiClient, estate: Estate, when: string): Promise<number> {
  const started = performance.now();
  const pods = await settle(api, {
    what: `${when}: every agent runs in its planned pool`,
    seconds: 420,
    holds: (all) =>
      sumOf(all) === estate.agents &&
      all.every(({ ready }) => ready) &&
      misplaced(all, estate.nodes).length === 0,
  });
  checkPlan(lab, estate, pods, when);
  return secondsSince(started);
}

/** As a new image would: every pod of every Deployment is replaced. */
async function rollOut(api: ApiClient, { manifests }: Estate): Promise<void> {
  const deployments = manifests.filter(({ kind }) => kind === 'Deployment');
  await applyAll(
    api,
    deployments.map((deployment) => withNewTemplate(deployment)),
  );
}

function withNewTemplate(deployment: KubeObject): KubeObject {
  const changed = structuredClone(deployment);
  const metadata = valueAt(changed, 'spec', 'template', 'metadata');
  if (isRecord(metadata)) Object.assign(metadata, { annotations: { 'adac.dev/test': 'rollout' } });
  return changed;
}

interface Loss {
  readonly node: string;
  readonly predictedUnplaced: number;
  readonly unplaced: number;
}

/** The node goes whose loss the compiler calls the worst. */
async function loseTheWorst(lab: Lab, api: ApiClient, estate: Estate): Promise<Loss> {
  const { node, unplaced } = await predictedWorstLoss(lab.root, environment);
  await api.remove(nodeNamed(estate, node));
  const pods = await settle(api, {
    what: `the agents of ${node} are elsewhere or wait`,
    seconds: 240,
    holds: (all) =>
      sumOf(all) === estate.agents &&
      all.every((pod) => pod.node !== node && (pod.node === undefined || pod.ready)),
  });
  const without = agentsByPool(pods, estate.nodes).get('') ?? 0;
  lab.checks.equal(without, unplaced, `without ${node}: agents without a place`);
  return { node, predictedUnplaced: unplaced, unplaced: without };
}

function nodeNamed({ nodes }: Estate, name: string): KubeObject {
  const found = nodes.find(({ metadata }) => metadata.name === name);
  if (found === undefined) throw new Error(`The inventory has no node "${name}".`);
  return found;
}

/** Agents that are not about to end. */
function sumOf(pods: readonly PlacedPod[]): number {
  return pods.reduce((sum, { slots, terminating }) => sum + (terminating ? 0 : slots), 0);
}

function sorted(counts: ReadonlyMap<string, number>): readonly (readonly [string, number])[] {
  return [...counts].filter(([, count]) => count > 0).sort(([a], [b]) => (a < b ? -1 : 1));
}

function secondsSince(started: number): number {
  return Math.round((performance.now() - started) / 100) / 10;
}

import path from 'node:path';
import { addNodes } from '../add-nodes.ts';
import type { ApiClient } from '../api-client.ts';
import {
  applicationKind,
  isWell,
  readingFrom,
  waitForApplications,
  type ApplicationState,
} from '../applications.ts';
import { applyAll } from '../apply-all.ts';
import { misplaced, takeCensus, type PlacedPod } from '../census.ts';
import { cloudFiles, cloudNodes, phases } from '../cloud-files.ts';
import { inventoryNodes } from '../inventory-nodes.ts';
import type { KubeObject } from '../kube-object.ts';
import { createProject } from '../project.ts';
import type { Lab, Scenario } from '../scenario.ts';
import { startArgo } from '../start-argo.ts';
import { startCluster } from '../start-cluster.ts';

/** The cloud environment at a tenth of its size, from the first ten agents to all. */
export const rollout: Scenario = {
  name: 'rollout',
  title: 'a fleet grows phase by phase in order, and nothing that runs is moved',
  minutes: 25,
  async run(lab) {
    const project = await createProject(lab, cloudFiles());
    await project.release('all phases');
    const { manifests, argo } = project.output();
    const objects = [...manifests, ...argo, applicationKind];
    const plane = await startCluster(lab, { workers: true, objects });
    const { api } = plane;
    const file = path.join(project.folder, 'clusters', 'cloud.yaml');
    const nodes = await inventoryNodes(lab, file, manifests);
    lab.checks.equal(nodes.length, cloudNodes, 'nodes');
    await addNodes(api, nodes);
    await startArgo(lab, plane, { clusterName: 'cloud' });
    const started = performance.now();
    await applyAll(api, readingFrom(project.folder, argo));
    const seconds = await watchPhases(lab, api, nodes, started);
    return { nodes: nodes.length, agents: phases.at(-1) ?? 0, ...seconds };
  },
};

/** Waits for one phase after the other. A phase may begin only once those before it are whole. */
async function watchPhases(
  { checks, say }: Lab,
  api: ApiClient,
  nodes: readonly KubeObject[],
  started: number,
): Promise<Record<string, number>> {
  const seconds: Record<string, number> = {};
  let before: readonly PlacedPod[] = [];
  for (const [index, agents] of phases.entries()) {
    const phase = index + 1;
    const early = new Set<string>();
    await waitForApplications(api, {
      what: `phase ${phase}`,
      seconds: 420,
      holds: (all) => {
        const states = [...all.values()];
        for (const name of syncedEarly(states)) early.add(name);
        return states.length > 0 && states.filter((one) => one.phase <= phase).every(isWell);
      },
    });
    checks.equal([...early], [], `Applications synced before their turn, until phase ${phase}`);
    const pods = await takeCensus(api);
    const running = pods.filter(({ ready }) => ready);
    checks.that(sumOf(running) >= agents, `phase ${phase}: ${sumOf(running)} of ${agents} agents`);
    checks.equal(misplaced(running, nodes), [], `phase ${phase}: pods outside their planned pool`);
    checks.equal(movedSince(before, pods), [], `phase ${phase}: pods that were moved`);
    before = running;
    seconds[`phase${phase}Seconds`] = Math.round((performance.now() - started) / 100) / 10;
    say(`phase ${phase}: ${sumOf(running)} agents`);
  }
  checks.equal(sumOf(before), phases.at(-1), 'agents at the end');
  return seconds;
}

/** Applications that were synced while one of an earlier phase was not well. */
function syncedEarly(states: readonly ApplicationState[]): readonly string[] {
  const unfinished = states.filter((one) => !isWell(one)).map(({ phase }) => phase);
  const first = Math.min(...unfinished);
  return states.filter(({ phase, syncs }) => phase > first && syncs > 0).map(({ name }) => name);
}

function movedSince(before: readonly PlacedPod[], now: readonly PlacedPod[]): readonly string[] {
  const nodes = new Map(now.map(({ name, node }) => [name, node]));
  return before.filter(({ name, node }) => nodes.get(name) !== node).map(({ name }) => name);
}

function sumOf(pods: readonly PlacedPod[]): number {
  return pods.reduce((sum, { slots }) => sum + slots, 0);
}

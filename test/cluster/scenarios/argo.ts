import path from 'node:path';
import type { ApiClient } from '../api-client.ts';
import {
  announceCommit,
  applicationStates,
  isWell,
  readingFrom,
  waitForApplications,
} from '../applications.ts';
import { applyAll } from '../apply-all.ts';
import { moveUnderAutoscaler } from '../autoscaler-handover.ts';
import {
  deliver,
  deploymentOf,
  headOf,
  secondsSince,
  setStage,
  type Stage,
} from '../argo-stage.ts';
import { agentFile, deskAgent, deskFiles } from '../desk-files.ts';
import { listAt, numberAt, textAt, valueAt } from '../json-value.ts';
import type { Project } from '../project.ts';
import type { Scenario } from '../scenario.ts';
import { waitUntil } from '../wait-until.ts';

const agents = ['alpha', 'beta', 'gamma', 'delta', 'epsilon', 'zeta'];
const [edited = '', removed = '', moved = ''] = agents;

/** A project, its repository, and Argo CD, from the first sync to a revert. */
export const argo: Scenario = {
  name: 'argo',
  title:
    'Argo CD syncs only what changed, prunes, heals, rolls back, and leaves scaled replicas alone',
  minutes: 20,
  async run(lab) {
    const stage = await setStage(lab, deskFiles(agents));
    const figures = {
      firstSyncSeconds: await firstSync(stage),
      changeSeconds: await changeOneAgent(stage),
      revertSeconds: await revert(stage),
      pruneSeconds: await removeOneAgent(stage),
      healSeconds: await healHandEdit(stage),
    };
    await moveUnderAutoscaler(stage, moved);
    await breakDefinition(stage);
    const { size } = await applicationStates(stage.api);
    return { agents: agents.length, applications: size, ...figures };
  },
};

async function firstSync({ checks, api, project }: Stage): Promise<number> {
  const started = performance.now();
  const { argo: objects, manifests } = project.output();
  await applyAll(api, readingFrom(project.folder, objects));
  const states = await waitForApplications(api, {
    what: 'the first sync',
    seconds: 300,
    holds: (all) => all.size > 1 && [...all.values()].every(isWell),
  });
  const head = await headOf(project);
  checks.equal(
    [...new Set([...states.values()].map(({ revision }) => revision))],
    [head],
    'commit',
  );
  for (const deployment of manifests.filter(({ kind }) => kind === 'Deployment')) {
    const live = await api.get(deployment);
    checks.equal(
      numberAt(live, 'status', 'readyReplicas'),
      numberAt(deployment, 'spec', 'replicas'),
      `ready pods of ${deployment.metadata.name}`,
    );
  }
  return secondsSince(started);
}

/** A new prompt: a new ConfigMap and a rollout in one Application, and nothing at all in the others. */
async function changeOneAgent(stage: Stage): Promise<number> {
  const { checks, api, project } = stage;
  const before = await applicationStates(api);
  const own = applicationOf(project, edited);
  const volume = await definitionOf(api, edited);
  project.write(agentFile(edited), deskAgent(edited, 'Sort, and say why.'));
  await project.release('another prompt');
  const seconds = await deliver(stage);
  const after = await applicationStates(api);
  for (const [name, { syncs }] of after) {
    const expected = (before.get(name)?.syncs ?? 0) + (name === own ? 1 : 0);
    checks.equal(syncs, expected, `syncs of ${name} when ${own} changed`);
  }
  checks.that((await definitionOf(api, edited)) !== volume, 'The change did not reach the pods.');
  return seconds;
}

async function revert(stage: Stage): Promise<number> {
  const { checks, api, project } = stage;
  const volume = await definitionOf(api, edited);
  await project.git('revert', '--no-edit', 'HEAD');
  const seconds = await deliver(stage);
  const now = await definitionOf(api, edited);
  checks.that(now !== volume && now !== '', 'The revert did not reach the pods.');
  return seconds;
}

async function removeOneAgent(stage: Stage): Promise<number> {
  const { checks, api, project } = stage;
  const objects = project
    .output()
    .manifests.filter(({ metadata }) => metadata.labels?.['app.kubernetes.io/name'] === removed);
  checks.that(objects.length > 3, `Agent "${removed}" has no objects.`);
  project.remove(agentFile(removed));
  await project.release('one agent less');
  const seconds = await deliver(stage);
  for (const object of objects) {
    checks.equal(await api.get(object), undefined, `${object.kind} of the removed agent`);
  }
  return seconds;
}

/** Somebody edits the cluster by hand; nobody commits anything. */
async function healHandEdit({ checks, api, project }: Stage): Promise<number> {
  const deployment = deploymentOf(project, edited);
  const wanted = numberAt(deployment, 'spec', 'replicas');
  const started = performance.now();
  const answer = await api.ask({
    method: 'PATCH',
    path: await api.pathOf(deployment),
    body: { spec: { replicas: wanted + 3 } },
    contentType: 'application/merge-patch+json',
  });
  checks.equal(answer.status, 200, 'the edit by hand');
  await waitUntil({ what: 'the edit by hand is undone', seconds: 120, every: 200 }, async () => {
    const live = await api.get(deployment);
    return numberAt(live, 'spec', 'replicas') === wanted || undefined;
  });
  return secondsSince(started);
}

/** What does not compile reaches neither the repository's output nor the cluster. */
async function breakDefinition({ checks, api, project }: Stage): Promise<void> {
  const before = await applicationStates(api);
  const file = agentFile(edited);
  project.write(file, project.read(file).replace('framework: langgraph', 'framework: unheard-of'));
  const { code, err } = await project.compile();
  checks.equal(code, 1, `the compile of a broken definition: ${err}`);
  checks.equal(
    await project.git('status', '--porcelain', 'out', 'adac.lock'),
    '',
    'changes in out/',
  );
  await project.git('commit', '--quiet', '--all', '--message', 'a broken definition');
  const head = await headOf(project);
  await announceCommit(api);
  const states = await waitForApplications(api, {
    what: 'Argo CD has seen the commit',
    seconds: 120,
    holds: (all) => [...all.values()].every((one) => isWell(one) && one.revision === head),
  });
  for (const [name, { syncs }] of states) {
    checks.equal(syncs, before.get(name)?.syncs, `syncs of ${name} after a compile that failed`);
  }
}

/** The Application whose folder holds an agent's Deployment. */
function applicationOf(project: Project, agent: string): string {
  const sets = project.output().argo.filter(({ kind }) => kind === 'ApplicationSet');
  const elements = sets.flatMap((set) => listAt(set, 'spec', 'generators', 0, 'list', 'elements'));
  const own = elements.find((element) => {
    const manifests = project.read(path.join(textAt(element, 'path'), 'manifests.yaml'));
    return manifests.includes(` Deployment/desk/${agent}\n`);
  });
  return textAt(own, 'name');
}

/** The name of the ConfigMap that an agent's pods read their definition from. */
async function definitionOf(api: ApiClient, agent: string): Promise<string> {
  const deployment = await api.get({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: agent, namespace: 'desk' },
  });
  const volumes = listAt(deployment, 'spec', 'template', 'spec', 'volumes');
  const names = volumes.map((volume) => textAt(valueAt(volume, 'configMap'), 'name'));
  return names.find((name) => name !== '') ?? '';
}

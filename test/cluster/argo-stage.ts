import path from 'node:path';
import { addNodes } from './add-nodes.ts';
import type { ApiClient } from './api-client.ts';
import {
  announceCommit,
  applicationKind,
  isWell,
  waitForApplications,
  type ApplicationState,
} from './applications.ts';
import type { Checks } from './checks.ts';
import { inventoryNodes } from './inventory-nodes.ts';
import type { KubeObject } from './kube-object.ts';
import { createProject, type Project } from './project.ts';
import type { Lab } from './scenario.ts';
import { startArgo } from './start-argo.ts';
import { startCluster } from './start-cluster.ts';

/** A project in a Git repository, a cluster, and Argo CD between them. */
export interface Stage {
  readonly checks: Checks;
  readonly api: ApiClient;
  readonly project: Project;
}

/**
 * Compiles a project and starts a cluster with its nodes and Argo CD; nothing is deployed yet.
 * @param files the project, whose cluster stands in `clusters/local.yaml`
 */
export async function setStage(lab: Lab, files: Readonly<Record<string, string>>): Promise<Stage> {
  const project = await createProject(lab, files);
  await project.release('the first release');
  const { manifests, argo: deployers } = project.output();
  const objects = [...manifests, ...deployers, applicationKind];
  const plane = await startCluster(lab, { workers: true, objects });
  const { api } = plane;
  const clusterFile = path.join(project.folder, 'clusters', 'local.yaml');
  await addNodes(api, await inventoryNodes(lab, clusterFile, manifests));
  await startArgo(lab, plane, { clusterName: 'local' });
  return { checks: lab.checks, api, project };
}

/** Announces the newest commit and waits until all of it runs. */
export async function deliver(
  { api, project }: Stage,
  isDelivered: (state: ApplicationState) => boolean = isWell,
): Promise<number> {
  const head = await headOf(project);
  const started = performance.now();
  await announceCommit(api);
  await waitForApplications(api, {
    what: `the sync of ${head.slice(0, 8)}`,
    seconds: 240,
    holds: (all) => [...all.values()].every((one) => isDelivered(one) && one.revision === head),
  });
  return secondsSince(started);
}

/** The newest commit of a project. */
export async function headOf(project: Project): Promise<string> {
  return (await project.git('rev-parse', 'HEAD')).trim();
}

/** The Deployment of an agent, as it was compiled. */
export function deploymentOf(project: Project, agent: string): KubeObject {
  const found = project
    .output()
    .manifests.find(({ kind, metadata }) => kind === 'Deployment' && metadata.name === agent);
  if (found === undefined) throw new Error(`Agent "${agent}" has no Deployment.`);
  return found;
}

/** How long it took, to a tenth of a second. */
export function secondsSince(started: number): number {
  return Math.round((performance.now() - started) / 100) / 10;
}

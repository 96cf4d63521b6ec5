import { explain, type ApiClient, type KindName } from './api-client.ts';
import { argoNamespace } from './start-argo.ts';
import { numberAt, listAt, textAt, valueAt } from './json-value.ts';
import type { KubeObject } from './kube-object.ts';
import { waitUntil } from './wait-until.ts';

/** What an ApplicationSet makes, one for each shard. */
export const applicationKind: KindName = {
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Application',
};

/** What Argo CD says of one Application. */
export interface ApplicationState {
  readonly name: string;
  readonly sync: string;
  readonly health: string;
  /** The commit that it compared with last. */
  readonly revision: string;
  /** How often it was synced. */
  readonly syncs: number;
  readonly phase: number;
  /** Why it is not well, in Argo CD's words. */
  readonly message: string;
}

/** Every Application, by name. */
export async function applicationStates(
  api: ApiClient,
): Promise<ReadonlyMap<string, ApplicationState>> {
  const applications = await api.list(applicationKind, argoNamespace);
  return new Map(applications.map((one) => [one.metadata.name, stateOf(one)]));
}

function stateOf(application: KubeObject): ApplicationState {
  const history = listAt(application, 'status', 'history');
  const conditions = listAt(application, 'status', 'conditions');
  return {
    name: application.metadata.name,
    sync: textAt(application, 'status', 'sync', 'status'),
    health: textAt(application, 'status', 'health', 'status'),
    revision: textAt(application, 'status', 'sync', 'revision'),
    // The history keeps only the last few, but its numbers go on.
    syncs: history.length === 0 ? 0 : numberAt(history.at(-1), 'id') + 1,
    phase: Number(application.metadata.labels?.['adac.dev/phase'] ?? 0),
    message: [
      ...conditions.map((condition) => textAt(condition, 'message')),
      textAt(application, 'status', 'operationState', 'message'),
    ]
      .filter((message) => message !== '')
      .join('; '),
  };
}

/** What to wait for. */
export interface Goal {
  readonly what: string;
  readonly seconds: number;
  readonly holds: (states: ReadonlyMap<string, ApplicationState>) => boolean;
}

/** Whether what is in Git runs. */
export function isWell({ sync, health }: ApplicationState): boolean {
  return sync === 'Synced' && health === 'Healthy';
}

/** Waits until something holds of the Applications. */
export async function waitForApplications(
  api: ApiClient,
  { what, seconds, holds }: Goal,
): Promise<ReadonlyMap<string, ApplicationState>> {
  let states: ReadonlyMap<string, ApplicationState> = new Map();
  return waitUntil(
    { what, seconds, every: 250 },
    async () => {
      states = await applicationStates(api);
      return holds(states) ? states : undefined;
    },
    () => [...states.values()].map(describe).join('\n    '),
  );
}

function describe({ name, sync, health, message }: ApplicationState): string {
  return `${name}: ${sync} ${health} ${message}`.trim();
}

/** Tells Argo CD that there is a new commit, as the webhook of a Git host does. */
export async function announceCommit(api: ApiClient): Promise<void> {
  for (const { metadata } of await api.list(applicationKind, argoNamespace)) {
    const answer = await api.ask({
      method: 'PATCH',
      path: `/apis/${applicationKind.apiVersion}/namespaces/${argoNamespace}/applications/${metadata.name}`,
      body: { metadata: { annotations: { 'argocd.argoproj.io/refresh': 'normal' } } },
      contentType: 'application/merge-patch+json',
    });
    // An Application may be gone by now: the commit removed it.
    if (answer.status !== 200 && answer.status !== 404) throw new Error(explain(answer));
  }
}

/** The Argo CD objects of a project, reading from a folder in place of the repository that they name. */
export function readingFrom(folder: string, objects: readonly KubeObject[]): readonly KubeObject[] {
  return objects.map((object) => {
    const copy = structuredClone(object);
    replaceIn(valueAt(copy, 'spec', 'template', 'spec', 'source'), 'repoURL', `file://${folder}`);
    replaceIn(valueAt(copy, 'spec', 'sourceRepos'), '0', `file://${folder}`);
    return copy;
  });
}

function replaceIn(target: unknown, key: string, value: string): void {
  if (typeof target === 'object' && target !== null) Object.assign(target, { [key]: value });
}

import path from 'node:path';
import { explain, type Answer, type ApiClient } from '../api-client.ts';
import { applyAll } from '../apply-all.ts';
import { addMissingNamespaces } from '../add-missing-namespaces.ts';
import { addNodes } from '../add-nodes.ts';
import type { Checks } from '../checks.ts';
import { readOutput, type EnvironmentOutput } from '../estate-output.ts';
import { inventoryNodes } from '../inventory-nodes.ts';
import { listAt, textAt, textsAt, valueAt } from '../json-value.ts';
import { nameOf, type KubeObject } from '../kube-object.ts';
import type { Lab, Scenario } from '../scenario.ts';
import { startCluster } from '../start-cluster.ts';
import { waitUntil } from '../wait-until.ts';

/** What every namespace is guarded by, and that guards hold. */
export const guarded: Scenario = {
  name: 'guarded',
  title: 'namespaces refuse what breaks pod security or quota, deny traffic, and go alone',
  minutes: 15,
  async run(lab) {
    const { checks } = lab;
    const environments = readOutput(path.join(lab.root, 'out'));
    const manifests = environments.flatMap((environment) => environment.manifests);
    const { api, stop } = await startCluster(lab, { workers: true, objects: manifests });
    await addNodes(api, await smallestNodes(lab, manifests));
    await addMissingNamespaces(api, manifests);
    await applyAll(api, manifests);
    const namespaces = namespacesOf(manifests);
    for (const namespace of namespaces) {
      await checkPodSecurity(checks, api, namespace);
      await checkQuota(checks, api, namespace);
      await checkDefaultDeny(checks, api, namespace);
      await checkLimitRange(checks, api, namespace);
    }
    lab.say(`${namespaces.length} namespaces guard themselves`);
    const [gone] = environments;
    if (gone === undefined) throw new Error('out/ has no environment.');
    const others = await checkDeletion(checks, api, gone, environments);
    await stop();
    return { namespaces: namespaces.length, othersUntouched: others };
  },
};

/** The nodes of the small cluster: enough for the controllers to have something to do. */
function smallestNodes(lab: Lab, manifests: readonly KubeObject[]): Promise<readonly KubeObject[]> {
  return inventoryNodes(lab, path.join(lab.root, 'clusters', 'edge.yaml'), manifests);
}

function namespacesOf(objects: readonly KubeObject[]): readonly string[] {
  return objects.filter(({ kind }) => kind === 'Namespace').map(({ metadata }) => metadata.name);
}

/** One way after the other to break the restricted profile; each alone must be refused, and none of them is not. */
async function checkPodSecurity(checks: Checks, api: ApiClient, namespace: string): Promise<void> {
  const hardened = hardenedPod(namespace);
  await waitForServiceAccount(api, namespace);
  const taken = await dryRun(api, hardened);
  checks.equal(taken.status, 201, `a hardened pod in ${namespace}: ${explain(taken)}`);
  for (const [what, spec] of Object.entries(violations())) {
    const answer = await dryRun(api, { ...hardened, spec });
    checks.equal(answer.status, 403, `a pod in ${namespace} with ${what}: ${explain(answer)}`);
    checks.that(
      explain(answer).includes('PodSecurity "restricted'),
      `a pod in ${namespace} with ${what} is refused for another reason: ${explain(answer)}`,
    );
  }
}

/** The ServiceAccount "default" comes from a controller, a moment after the namespace. */
async function waitForServiceAccount(api: ApiClient, namespace: string): Promise<void> {
  const account = {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name: 'default', namespace },
  };
  await waitUntil({ what: `the service account of ${namespace}`, seconds: 60 }, () =>
    api.get(account),
  );
}

/** By POST, since an apply would not be asked about quota where the pod exists. */
async function dryRun(api: ApiClient, object: KubeObject): Promise<Answer> {
  const place = await api.pathOf(object);
  return api.ask({
    method: 'POST',
    path: `${path.posix.dirname(place)}?dryRun=All&fieldValidation=Strict`,
    body: object,
  });
}

interface PodParts {
  readonly pod?: Readonly<Record<string, unknown>>;
  readonly container?: Readonly<Record<string, unknown>>;
  readonly security?: Readonly<Record<string, unknown>>;
}

function podSpec({ pod = {}, container = {}, security = {} }: PodParts): unknown {
  return {
    securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
    ...pod,
    containers: [
      {
        name: 'agent',
        image: 'registry.example/agent',
        resources: { requests: quantities('1m', '1Mi'), limits: quantities('1m', '1Mi') },
        securityContext: {
          allowPrivilegeEscalation: false,
          capabilities: { drop: ['ALL'] },
          ...security,
        },
        ...container,
      },
    ],
  };
}

function quantities(cpu: string, memory: string): Readonly<Record<string, string>> {
  return { cpu, memory, 'ephemeral-storage': '1Mi' };
}

function hardenedPod(namespace: string): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'adac-test', namespace },
    spec: podSpec({}),
  };
}

function violations(): Readonly<Record<string, unknown>> {
  return {
    'a privileged container': podSpec({
      security: { privileged: true, allowPrivilegeEscalation: true },
    }),
    'root as its user': podSpec({ security: { runAsUser: 0 } }),
    'more capabilities': podSpec({ security: { capabilities: { add: ['NET_ADMIN'] } } }),
    'privilege escalation': podSpec({ security: { allowPrivilegeEscalation: true } }),
    'no seccomp profile': podSpec({ pod: { securityContext: { runAsNonRoot: true } } }),
    'the network of its host': podSpec({ pod: { hostNetwork: true } }),
    'a folder of its host': podSpec({
      pod: { volumes: [{ name: 'host', hostPath: { path: '/' } }] },
    }),
  };
}

/** A pod that alone asks for more than the namespace has. */
async function checkQuota(checks: Checks, api: ApiClient, namespace: string): Promise<void> {
  const quotas = await api.list({ apiVersion: 'v1', kind: 'ResourceQuota' }, namespace);
  checks.equal(quotas.length, 1, `quotas of ${namespace}`);
  const hard = textsAt(quotas[0], 'spec', 'hard');
  for (const [resource, asked] of [
    ['requests.cpu', quantities('100000', '1Mi')],
    ['requests.memory', quantities('1m', '1000Ti')],
  ] as const) {
    if (!Object.hasOwn(hard, resource)) continue;
    const resources = { requests: asked, limits: asked };
    const spec = podSpec({ container: { resources } });
    const answer = await dryRun(api, { ...hardenedPod(namespace), spec });
    checks.equal(answer.status, 403, `${resource} above the quota of ${namespace}`);
    checks.that(
      explain(answer).includes(`exceeded quota: ${quotas[0]?.metadata.name ?? ''}`),
      `${resource} in ${namespace} is refused for another reason: ${explain(answer)}`,
    );
  }
}

/** A policy over every pod, for both directions, that lets nobody in and out only to names. */
async function checkDefaultDeny(checks: Checks, api: ApiClient, namespace: string): Promise<void> {
  const policies = await api.list(
    { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy' },
    namespace,
  );
  const denying = policies.filter((policy) => {
    const selector = valueAt(policy, 'spec', 'podSelector');
    return JSON.stringify(selector) === '{}' && listAt(policy, 'spec', 'ingress').length === 0;
  });
  checks.equal(denying.length, 1, `default-deny policies of ${namespace}`);
  checks.equal(
    listAt(denying[0], 'spec', 'policyTypes'),
    ['Ingress', 'Egress'],
    `what the default-deny policy of ${namespace} denies`,
  );
  const ports = listAt(denying[0], 'spec', 'egress').flatMap((rule) => listAt(rule, 'ports'));
  checks.equal(
    [...new Set(ports.map((port) => valueAt(port, 'port')))],
    [53],
    `ports that everyone in ${namespace} reaches`,
  );
}

/** A pod that says nothing of its resources gets what the namespace declares. */
async function checkLimitRange(checks: Checks, api: ApiClient, namespace: string): Promise<void> {
  const ranges = await api.list({ apiVersion: 'v1', kind: 'LimitRange' }, namespace);
  const [declared] = ranges.flatMap((range) => listAt(range, 'spec', 'limits'));
  const spec = podSpec({ container: { resources: {} } });
  const answer = await dryRun(api, { ...hardenedPod(namespace), spec });
  checks.equal(answer.status, 201, `a pod without resources in ${namespace}: ${explain(answer)}`);
  const given = valueAt(answer.body, 'spec', 'containers', 0, 'resources');
  checks.equal(valueAt(given, 'limits'), valueAt(declared, 'default'), `limits in ${namespace}`);
  checks.equal(
    valueAt(given, 'requests'),
    valueAt(declared, 'defaultRequest'),
    `requests in ${namespace}`,
  );
}

/**
 * Deletes the namespaces of one environment. Every object of every other one must be what it was.
 * @returns how many those are
 */
async function checkDeletion(
  checks: Checks,
  api: ApiClient,
  gone: EnvironmentOutput,
  environments: readonly EnvironmentOutput[],
): Promise<number> {
  const others = environments.filter(({ name }) => name !== gone.name);
  const remaining = others.flatMap(({ manifests }) => manifests);
  const before = await identities(api, remaining);
  const names = namespacesOf(gone.manifests);
  checks.that(names.length > 0, `Environment "${gone.name}" has no namespace.`);
  for (const name of names) {
    await api.remove({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
  }
  await waitUntil({ what: `the namespaces of ${gone.name} are gone`, seconds: 300 }, async () => {
    const left = await api.list({ apiVersion: 'v1', kind: 'Namespace' });
    return left.every(({ metadata }) => !names.includes(metadata.name)) || undefined;
  });
  checks.equal(await identities(api, remaining), before, `objects after ${gone.name} is gone`);
  return remaining.length;
}

/** By which an object is known to be the same one, and not deleted or about to be. */
async function identities(
  api: ApiClient,
  objects: readonly KubeObject[],
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const object of objects) {
    const live = await api.get(object);
    const state = live?.metadata.deletionTimestamp === undefined ? 'alive' : 'going';
    found.push(`${nameOf(object)} ${textAt(live, 'metadata', 'uid')} ${state}`);
  }
  return found;
}

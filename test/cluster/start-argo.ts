import { randomBytes } from 'node:crypto';
import { chmodSync, copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { applyAll } from './apply-all.ts';
import type { ControlPlane } from './control-plane.ts';
import { freePorts } from './free-ports.ts';
import type { KubeObject } from './kube-object.ts';
import type { Lab } from './scenario.ts';

/** The namespace of Argo CD. */
export const argoNamespace = 'argocd';

/** A cluster as Argo CD knows it: all of them are the one that runs, under the name that the definitions use. */
export interface ArgoOptions {
  readonly clusterName: string;
}

/** Starts Argo CD's repository server and its two controllers beside the cluster, with a cache that they share. */
export async function startArgo(
  lab: Lab,
  plane: ControlPlane,
  { clusterName }: ArgoOptions,
): Promise<void> {
  const { components } = lab;
  const { kubeconfig, processes } = plane;
  await applyAll(plane.api, settings(plane, clusterName));
  const [redis = 0, repo = 0, ...ports] = await freePorts(6);
  const [repoMetrics = 0, metrics = 0, probe = 0, webhook = 0] = ports;
  const cache = `127.0.0.1:${redis}`;
  const renderer = `127.0.0.1:${repo}`;
  const file = components.program('argo');
  const env = environment(lab, plane);
  const clients = [`--kubeconfig=${kubeconfig}`, `--namespace=${argoNamespace}`];
  processes.start('redis', { file: components.program('fake-redis'), args: [cache] });
  const start = (name: string, ...args: string[]): void => {
    processes.start(name, { file, args: [name, '--loglevel=info', ...args], env });
  };
  start(
    'argocd-repo-server',
    `--redis=${cache}`,
    '--address=127.0.0.1',
    `--port=${repo}`,
    '--metrics-address=127.0.0.1',
    `--metrics-port=${repoMetrics}`,
    '--disable-tls',
    '--client-ca-path=',
  );
  start(
    'argocd-application-controller',
    ...clients,
    `--redis=${cache}`,
    `--repo-server=${renderer}`,
    '--repo-server-plaintext',
    `--metrics-port=${metrics}`,
  );
  start(
    'argocd-applicationset-controller',
    ...clients,
    `--argocd-repo-server=${renderer}`,
    '--repo-server-plaintext',
    '--enable-progressive-syncs',
    '--metrics-addr=127.0.0.1:0',
    `--probe-addr=127.0.0.1:${probe}`,
    `--webhook-addr=127.0.0.1:${webhook}`,
  );
}

function environment(
  { components }: Lab,
  { folder, kubeconfig }: ControlPlane,
): Readonly<Record<string, string>> {
  // A file of a fetched module may not be run.
  const bin = path.join(folder, 'bin');
  mkdirSync(bin);
  const script = 'git-verify-wrapper.sh';
  const from = path.join(components.files, 'github.com/argoproj/argo-cd/v3/hack', script);
  copyFileSync(from, path.join(bin, script));
  chmodSync(path.join(bin, script), 0o755);
  const scratch = path.join(folder, 'argocd-tmp');
  mkdirSync(scratch);
  return {
    PATH: `${bin}${path.delimiter}${process.env.PATH ?? ''}`,
    TMPDIR: scratch,
    ARGOCD_GPG_ENABLED: 'false',
    // One of the three looks for it here, whatever its flags say.
    KUBECONFIG: kubeconfig,
  };
}

/** What an installation of Argo CD has: its settings, empty but for a key, and the cluster that it may deploy to. */
function settings(plane: ControlPlane, clusterName: string): readonly KubeObject[] {
  const namespace = argoNamespace;
  const certificate = readFileSync(path.join(plane.folder, 'apiserver.crt'));
  const config = {
    bearerToken: plane.token,
    tlsClientConfig: { caData: certificate.toString('base64') },
  };
  const part = { 'app.kubernetes.io/part-of': 'argocd' };
  const configMap = (name: string, data: Readonly<Record<string, string>> = {}): KubeObject => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, namespace, labels: part },
    data,
  });
  return [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
    configMap('argocd-cm'),
    configMap('argocd-cmd-params-cm'),
    configMap('argocd-rbac-cm'),
    configMap('argocd-gpg-keys-cm'),
    configMap('argocd-ssh-known-hosts-cm', { ssh_known_hosts: '' }),
    configMap('argocd-tls-certs-cm'),
    {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'argocd-secret', namespace, labels: part },
      stringData: { 'server.secretkey': randomBytes(32).toString('hex') },
    },
    {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: {
        name: 'cluster',
        namespace,
        labels: { 'argocd.argoproj.io/secret-type': 'cluster' },
      },
      stringData: {
        name: clusterName,
        server: plane.server,
        config: JSON.stringify(config),
      },
    },
  ];
}

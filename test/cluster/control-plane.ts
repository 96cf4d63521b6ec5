import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createApiClient, type ApiClient } from './api-client.ts';
import type { Components } from './build-components.ts';
import { freePorts } from './free-ports.ts';
import { createProcesses, type Processes } from './processes.ts';
import { waitUntil } from './wait-until.ts';

/** A running API server with etcd behind it. */
export interface ControlPlane {
  readonly api: ApiClient;
  readonly folder: string;
  /** What the other components and kubectl read to reach the API server. */
  readonly kubeconfig: string;
  /** How to reach it otherwise. */
  readonly server: string;
  readonly token: string;
  readonly processes: Processes;
  readonly stop: () => Promise<void>;
}

/**
 * Starts etcd and the API server on free ports of the loopback interface and waits until it is ready.
 * @param folder an empty folder for its data and logs
 */
export async function startControlPlane(
  components: Components,
  folder: string,
): Promise<ControlPlane> {
  mkdirSync(folder, { recursive: true });
  const [etcdPort = 0, peerPort = 0, port = 0] = await freePorts(3);
  const processes = createProcesses(folder);
  const file = components.program('control-plane');
  const token = randomBytes(16).toString('hex');
  writeCredentials(folder, token);
  try {
    processes.start('etcd', { file, args: etcdArguments(folder, etcdPort, peerPort) });
    processes.start('kube-apiserver', { file, args: serverArguments(folder, etcdPort, port) });
    const assertWhole = (): void => {
      assertRunning(processes);
    };
    const certificate = await readWhenThere(path.join(folder, 'apiserver.crt'), assertWhole);
    const api = createApiClient({ port, certificate, token, assertWhole });
    await waitUntilReady(api, assertWhole);
    const server = `https://127.0.0.1:${port}`;
    const kubeconfig = path.join(folder, 'kubeconfig.json');
    writeFileSync(kubeconfig, JSON.stringify(kubeconfigOf(folder, server, token)));
    return {
      api,
      folder,
      kubeconfig,
      server,
      token,
      processes,
      async stop() {
        api.close();
        await processes.stop();
      },
    };
  } catch (error) {
    await processes.stop();
    throw error;
  }
}

function writeCredentials(folder: string, token: string): void {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  writeFileSync(path.join(folder, 'service-accounts.key'), privateKey, { mode: 0o600 });
  writeFileSync(path.join(folder, 'service-accounts.pub'), publicKey);
  const line = `${token},adac-test,adac-test,system:masters\n`;
  writeFileSync(path.join(folder, 'tokens.csv'), line, { mode: 0o600 });
}

function etcdArguments(folder: string, port: number, peerPort: number): readonly string[] {
  const client = `http://127.0.0.1:${port}`;
  const peer = `http://127.0.0.1:${peerPort}`;
  return [
    'etcd',
    `--data-dir=${path.join(folder, 'etcd')}`,
    `--listen-client-urls=${client}`,
    `--advertise-client-urls=${client}`,
    `--listen-peer-urls=${peer}`,
    `--initial-advertise-peer-urls=${peer}`,
    `--initial-cluster=default=${peer}`,
    // Nothing of it outlives the test, so nothing need reach the disk.
    '--unsafe-no-fsync',
  ];
}

function serverArguments(folder: string, etcdPort: number, port: number): readonly string[] {
  return [
    'kube-apiserver',
    `--etcd-servers=http://127.0.0.1:${etcdPort}`,
    '--bind-address=127.0.0.1',
    `--secure-port=${port}`,
    `--cert-dir=${folder}`,
    '--endpoint-reconciler-type=none',
    '--service-cluster-ip-range=10.96.0.0/12',
    '--service-account-issuer=https://kubernetes.default.svc',
    `--service-account-key-file=${path.join(folder, 'service-accounts.pub')}`,
    `--service-account-signing-key-file=${path.join(folder, 'service-accounts.key')}`,
    `--token-auth-file=${path.join(folder, 'tokens.csv')}`,
    '--authorization-mode=RBAC',
    // So that what refuses a privileged pod is the namespace, and not the server as a whole.
    '--allow-privileged=true',
    '--enable-priority-and-fairness=false',
  ];
}

/** The API server writes its own certificate when it starts; clients trust that one and no other. */
async function readWhenThere(file: string, assertWhole: () => void): Promise<string> {
  await waitUntil({ what: 'the certificate of the API server', seconds: 120, every: 100 }, () => {
    assertWhole();
    return Promise.resolve(existsSync(file) || undefined);
  });
  return readFileSync(file, 'utf8');
}

async function waitUntilReady(api: ApiClient, assertWhole: () => void): Promise<void> {
  let last = '';
  await waitUntil(
    { what: 'the API server', seconds: 180, every: 200 },
    async () => {
      assertWhole();
      try {
        const { status, body } = await api.ask({ method: 'GET', path: '/readyz' });
        last = String(body);
        return status === 200 || undefined;
      } catch (error) {
        last = String(error);
        return undefined;
      }
    },
    () => last,
  );
}

/** @throws when a process has ended by itself; its log says why. */
function assertRunning(processes: Processes): void {
  const [ended] = processes.ended();
  if (ended !== undefined) throw new Error(`${ended} ended by itself; see its log.`);
}

function kubeconfigOf(folder: string, server: string, token: string): unknown {
  const name = 'adac-test';
  return {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [
      { name, cluster: { server, 'certificate-authority': path.join(folder, 'apiserver.crt') } },
    ],
    users: [{ name, user: { token } }],
    contexts: [{ name, context: { cluster: name, user: name } }],
    'current-context': name,
  };
}

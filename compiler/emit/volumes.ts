import type { SecretReference } from '../model/agent.ts';
import type { JsonObject } from '../model/json.ts';
import { formatBytes } from '../model/quantity.ts';
import type { Resources } from '../model/resources.ts';
import { constant } from './write-yaml.ts';

/** Volumes of a pod, and where its container sees them. */
export interface Volumes {
  readonly mounts: readonly JsonObject[];
  readonly volumes: readonly JsonObject[];
}

/** What distinguishes the volumes of one kind of pod from another's. */
export interface VolumeOptions {
  /** The source of the volume at `/etc/adac`. */
  readonly definition: JsonObject;
  /** Mode of secret files; the platform's default unless given. */
  readonly secretMode?: number;
}

const mebibyte = 2 ** 20;

/** The definition, a sized scratch folder, since the root file system is read-only, and the secrets as files. */
export function podVolumes(
  demand: Resources,
  secrets: readonly SecretReference[],
  options: VolumeOptions,
): Volumes {
  const bySecret = keysBySecret(secrets);
  return {
    mounts: bySecret.size === 0 ? plainMounts : [...plainMounts, ...secretMounts(bySecret)],
    volumes: [
      { name: 'definition', ...options.definition },
      { name: 'tmp', emptyDir: { sizeLimit: formatBytes(scratchBytes(demand)) } },
      ...[...bySecret].map(([secret, keys], index) => secretVolume(secret, keys, index, options)),
    ],
  };
}

const plainMounts = constant([
  { name: 'definition', mountPath: '/etc/adac', readOnly: true },
  { name: 'tmp', mountPath: '/tmp' },
]);

/** Half of the pod's storage, in whole MiB, so that logs and caches beside it do not get the pod evicted. */
function scratchBytes(demand: Resources): number {
  return Math.max(16, Math.floor(demand.storage / 2 / mebibyte)) * mebibyte;
}

function keysBySecret(secrets: readonly SecretReference[]): Map<string, string[]> {
  const keys = new Map<string, string[]>();
  for (const { name, key } of secrets) {
    const known = keys.get(name);
    if (known === undefined) keys.set(name, [key]);
    else if (!known.includes(key)) known.push(key);
  }
  return keys;
}

function secretMounts(bySecret: ReadonlyMap<string, readonly string[]>): JsonObject[] {
  return [...bySecret.keys()].map((secret, index) => ({
    name: `secret-${index}`,
    mountPath: `/var/run/secrets/adac/${secret}`,
    readOnly: true,
  }));
}

/** The secret itself is made by its owner; adac only refers to it, and the pod waits until it is there. */
function secretVolume(
  secretName: string,
  keys: readonly string[],
  index: number,
  { secretMode }: VolumeOptions,
): JsonObject {
  return {
    name: `secret-${index}`,
    secret: {
      secretName,
      items: keys.map((key) => ({ key, path: key })),
      ...(secretMode !== undefined && { defaultMode: secretMode }),
      optional: false,
    },
  };
}

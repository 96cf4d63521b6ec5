import type { Probe, ReliabilitySpec } from '../model/agent.ts';
import { parseDuration } from '../model/duration.ts';
import type { JsonObject } from '../model/json.ts';
import { formatBytes, formatMilliCpu } from '../model/quantity.ts';
import type { Resources } from '../model/resources.ts';
import { slotResource } from './pool-labels.ts';
import { constant } from './write-yaml.ts';

/**
 * Asks the registry at every start, although a digest names the same bytes for ever: so no pod runs an image that its
 * node happens to hold and that the pod has no right to. A node that cannot reach its registry starts no pods.
 */
export const imagePullPolicy = 'Always';

/** The port that every runtime listens on. */
export const agentPort = 8080;

/** What Pod Security "restricted" asks of a container, and a root file system that cannot be written. */
export const containerSecurity = constant({
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
  readOnlyRootFilesystem: true,
});

/**
 * The same with what otherwise stands at the pod, for platforms that refuse a pod's security context.
 */
export const selfContainedSecurity = constant({
  ...containerSecurity,
  runAsGroup: 65532,
  runAsNonRoot: true,
  runAsUser: 65532,
  seccompProfile: { type: 'RuntimeDefault' },
});

/** What Pod Security "restricted" asks of a pod. The group lets it read the secrets that are mounted for it. */
export const podSecurity = constant({
  fsGroup: 65532,
  runAsGroup: 65532,
  runAsNonRoot: true,
  runAsUser: 65532,
  seccompProfile: { type: 'RuntimeDefault' },
});

/**
 * Requests and limits of one pod. They are equal, because the placement has counted exactly these amounts:
 * a pod that takes more would take it from a neighbour. Pods of shared runtimes also ask for their slots.
 * Most agents ask for the same few amounts, so their text is made once.
 */
export function containerResources(demand: Resources, slots = 0): JsonObject {
  const extended = Object.entries(demand.accelerators);
  if (slots > 0) extended.push([slotResource, slots]);
  const key = `${demand.milliCpu} ${demand.memory} ${demand.storage} ${extended.sort(byKey).join(' ')}`;
  const known = resourcesByAmount.get(key);
  if (known !== undefined) return known;
  const amounts: Record<string, string> = {
    cpu: formatMilliCpu(demand.milliCpu),
    memory: formatBytes(demand.memory),
    'ephemeral-storage': formatBytes(demand.storage),
  };
  for (const [resource, count] of extended) amounts[resource] = String(count);
  const made = constant({ requests: amounts, limits: amounts });
  if (resourcesByAmount.size < mostAmounts) resourcesByAmount.set(key, made);
  return made;
}

const resourcesByAmount = new Map<string, JsonObject>();
const mostAmounts = 1000;

function byKey([left]: readonly [string, number], [right]: readonly [string, number]): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/**
 * Liveness asks whether the process must be restarted, readiness whether it may get requests; they
 * never share an endpoint, since an agent that waits for its model is not to be killed.
 */
export function containerProbes(probes: ReliabilitySpec['probes'] | undefined): JsonObject {
  const { liveness, readiness } = probes ?? {};
  return liveness === undefined && readiness === undefined
    ? defaultProbes
    : {
        livenessProbe: probe(liveness ?? defaultLiveness),
        readinessProbe: probe(readiness ?? defaultReadiness),
      };
}

const defaultLiveness: Probe = { path: '/health', initialDelay: '30s', period: '10s' };
const defaultReadiness: Probe = { path: '/ready', initialDelay: '5s', period: '5s' };
const defaultProbes: JsonObject = {
  livenessProbe: constant(probe(defaultLiveness)),
  readinessProbe: constant(probe(defaultReadiness)),
};

function probe({ path, port, initialDelay, period }: Probe): JsonObject {
  const delay = seconds(initialDelay, 0);
  const periodSeconds = seconds(period, 10);
  return {
    httpGet: { path, port: port ?? agentPort },
    // Zero and ten seconds are what the API server fills in.
    ...(delay > 0 && { initialDelaySeconds: delay }),
    ...(periodSeconds !== 10 && { periodSeconds }),
  };
}

/** Whole seconds of a duration, rounded up, or the given ones where there is none. */
export function seconds(duration: string | undefined, otherwise: number): number {
  const milliseconds = duration === undefined ? undefined : parseDuration(duration);
  return milliseconds === undefined ? otherwise : Math.ceil(milliseconds / 1000);
}

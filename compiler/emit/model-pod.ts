import type { JsonObject } from '../model/json.ts';
import { formatBytes } from '../model/quantity.ts';
import {
  agentPort,
  containerResources,
  containerSecurity,
  imagePullPolicy,
  podSecurity,
} from './container.ts';
import type { WorkloadLabels } from './labels.ts';
import { priorityClassName } from './priority-class-name.ts';
import { poolLabel } from './pool-labels.ts';
import type { ModelWorkload } from './workload.ts';
import { constant } from './write-yaml.ts';

/** Where weights are kept; the volume outlives the pod, so that a restart downloads nothing. */
const cachePath = '/var/cache/models';

/** The pod of a model's server, and beside it the container that keeps its cache from growing without end. */
export function modelPod(workload: ModelWorkload, labels: WorkloadLabels): JsonObject {
  const { scope, scheduling, name, pool } = workload;
  const server = workload.server === 'vllm' ? vllm(workload) : ollama(workload);
  return {
    metadata: { labels: labels.all },
    spec: {
      serviceAccountName: name,
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      priorityClassName: priorityClassName(scope, workload.priority),
      securityContext: podSecurity,
      nodeSelector: { [poolLabel]: pool.name },
      ...(scheduling.tolerations.length > 0 && { tolerations: scheduling.tolerations }),
      topologySpreadConstraints: [
        {
          maxSkew: 1,
          topologyKey: scheduling.spreadLabel,
          whenUnsatisfiable: 'ScheduleAnyway',
          labelSelector: { matchLabels: labels.selector },
        },
      ],
      ...(server.initContainers !== undefined && { initContainers: server.initContainers }),
      containers: [
        {
          name: 'server',
          image: workload.image,
          imagePullPolicy,
          ...server.container,
          ports,
          resources: containerResources(workload.demand),
          securityContext: containerSecurity,
          volumeMounts: serverMounts,
        },
        cleaner(workload),
      ],
      volumes: [
        { name: 'cache', persistentVolumeClaim: { claimName: cacheName(workload) } },
        { name: 'tmp', emptyDir: { sizeLimit: formatBytes(workload.demand.storage / 2) } },
        { name: 'marks', emptyDir: { sizeLimit: '16Mi' } },
        // vLLM's processes share tensors; what they hold counts against the memory limit.
        {
          name: 'shared-memory',
          emptyDir: { medium: 'Memory', sizeLimit: formatBytes(sharedMemory(workload)) },
        },
      ],
    },
  };
}

/** The claim on the volume that holds a model's weights. */
export function cacheName({ name }: Pick<ModelWorkload, 'name'>): string {
  return `${name}-cache`;
}

const ports = constant([{ name: 'http', containerPort: agentPort }]);
const serverMounts = constant([
  { name: 'cache', mountPath: cachePath },
  { name: 'tmp', mountPath: '/tmp' },
  { name: 'shared-memory', mountPath: '/dev/shm' },
]);

/** A quarter of the memory. */
function sharedMemory({ demand }: ModelWorkload): number {
  const mebibyte = 2 ** 20;
  return Math.max(64, Math.floor(demand.memory / 4 / mebibyte)) * mebibyte;
}

interface Server {
  readonly initContainers?: readonly JsonObject[];
  readonly container: JsonObject;
}

/** Loading a model takes minutes: an hour passes before a server that does not answer is restarted. */
const patience = { failureThreshold: 360 };

/** The identifier goes behind an equals sign, so that it is a value whatever it begins with. */
function vllm({ model, demand }: ModelWorkload): Server {
  const accelerators = Object.values(demand.accelerators).reduce((sum, count) => sum + count, 0);
  return {
    container: {
      args: [
        `--model=${model.spec.id}`,
        `--served-model-name=${model.spec.id}`,
        `--port=${agentPort}`,
        `--tensor-parallel-size=${Math.max(1, accelerators)}`,
        ...(model.spec.contextWindow === undefined
          ? []
          : [`--max-model-len=${model.spec.contextWindow}`]),
      ],
      env: [
        { name: 'HF_HOME', value: cachePath },
        { name: 'HOME', value: '/tmp' },
        { name: 'VLLM_CACHE_ROOT', value: '/tmp/vllm' },
        { name: 'VLLM_NO_USAGE_STATS', value: '1' },
      ],
      startupProbe: { httpGet: { path: '/health', port: agentPort }, ...patience },
      livenessProbe: { httpGet: { path: '/health', port: agentPort }, failureThreshold: 6 },
      readinessProbe: { httpGet: { path: '/v1/models', port: agentPort }, periodSeconds: 5 },
    },
  };
}

const ollamaVariables = constant([
  { name: 'HOME', value: '/tmp' },
  { name: 'OLLAMA_HOST', value: `0.0.0.0:${agentPort}` },
  { name: 'OLLAMA_MODELS', value: cachePath },
]);

/** Ollama serves what is on its disk, so that the weights come first. The identifier is a variable, never a command. */
const pull = `ollama serve &
until ollama pull "$MODEL"; do sleep 5; done
`;

function ollama(workload: ModelWorkload): Server {
  return {
    initContainers: [
      {
        name: 'pull',
        image: workload.image,
        imagePullPolicy,
        command: ['/bin/sh', '-euc', pull],
        env: [...ollamaVariables, { name: 'MODEL', value: workload.model.spec.id }],
        resources: containerResources({ ...workload.demand, accelerators: {} }),
        securityContext: containerSecurity,
        volumeMounts: serverMounts,
      },
    ],
    container: {
      args: ['serve'],
      env: ollamaVariables,
      startupProbe: { httpGet: { path: '/', port: agentPort }, ...patience },
      livenessProbe: { httpGet: { path: '/', port: agentPort }, failureThreshold: 6 },
      readinessProbe: { httpGet: { path: '/api/tags', port: agentPort }, periodSeconds: 5 },
    },
  };
}

/**
 * Deletes files that nobody has read for seven days, except what this pod has read since it started: the weights
 * that it serves. The mark lies a day back, because file systems note a read at most once a day.
 */
const clean = `touch -d '1 day ago' /tmp/started
while true; do
  find ${cachePath} -type f -atime +6 ! -anewer /tmp/started -delete
  find ${cachePath} -mindepth 1 -type d -empty -mmin +60 -delete
  date > /tmp/cleaned
  sleep 3600 & wait $!
done
`;

/** From the server's image, which the node has anyway. */
function cleaner({ image }: ModelWorkload): JsonObject {
  return {
    name: 'cache-cleaner',
    image,
    imagePullPolicy,
    command: ['/bin/sh', '-uc', `trap 'exit 0' TERM\n${clean}`],
    livenessProbe: {
      exec: { command: ['/bin/sh', '-c', 'test -n "$(find /tmp/cleaned -mmin -180)"'] },
      initialDelaySeconds: 60,
      periodSeconds: 600,
    },
    readinessProbe: { exec: { command: ['test', '-e', '/tmp/cleaned'] } },
    resources: cleanerResources,
    securityContext: containerSecurity,
    volumeMounts: cleanerMounts,
  };
}

const cleanerAmounts = { cpu: '10m', memory: '64Mi', 'ephemeral-storage': '64Mi' };
const cleanerResources = constant({ requests: cleanerAmounts, limits: cleanerAmounts });
const cleanerMounts = constant([
  { name: 'cache', mountPath: cachePath },
  { name: 'marks', mountPath: '/tmp' },
]);

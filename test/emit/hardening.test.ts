import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { emittedObjects, isFields, readObjects, valueAt } from '../support/emitted.ts';
import type { EmittedObject, Fields } from '../support/emitted.ts';
import { goldenCases } from './golden-cases.ts';

/**
 * Each control once, over every pod of every golden case. The names behind a control are those under which
 * scanners of manifests ask for it.
 */

const goldenObjects = Object.values(goldenCases).flatMap((placed) => emittedObjects(placed()));
const objects = [...goldenObjects, ...committedObjects()];

/** What this repository's own estate compiles to. */
function committedObjects(): readonly EmittedObject[] {
  const out = join(import.meta.dirname, '..', '..', 'out');
  return readdirSync(join(out, 'manifests'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml'))
    .flatMap((path) => {
      const file = join('manifests', path).replaceAll('\\', '/');
      return readObjects(file, readFileSync(join(out, file), 'utf8'));
    });
}

const templatePaths: Readonly<Record<string, readonly string[]>> = {
  Deployment: ['spec', 'template'],
  Rollout: ['spec', 'template'],
  Service: ['spec', 'template'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
};

/** One container, and the pod around it. */
interface Pod {
  readonly label: string;
  readonly object: EmittedObject;
  readonly template: Fields;
  readonly container: Fields;
  readonly isServerless: boolean;
  /** It runs to its end: a job's, or one that prepares the others. */
  readonly isJob: boolean;
}

const pods = objects.flatMap((object): readonly Pod[] => {
  const template = valueAt(object, ...(templatePaths[object.kind] ?? []));
  if (!isFields(template) || !isFields(template.spec) || !('containers' in template.spec))
    return [];
  const { initContainers, containers } = template.spec;
  return [...list(initContainers), ...list(containers)].map((value) => {
    const container = record(value);
    return {
      label: `${object.path} ${object.name} ${String(container.name)}`,
      object,
      template,
      container,
      isServerless: object.apiVersion.startsWith('serving.knative.dev'),
      isJob: object.kind === 'CronJob' || list(initContainers).includes(value),
    };
  });
});

const cases = pods.map((pod) => [pod.label, pod] as const);
const serving = cases.filter(([, { isJob }]) => !isJob);
const scheduledByKubernetes = cases.filter(([, { isServerless }]) => !isServerless);

/** A field of the security context: at the container, or else at the pod. */
function security({ template, container }: Pod, field: string): unknown {
  return (
    valueAt(container, 'securityContext', field) ??
    valueAt(template, 'spec', 'securityContext', field)
  );
}

function record(value: unknown): Fields {
  return isFields(value) ? value : {};
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

test('every shape has a pod, and the estate has hundreds', () => {
  expect(new Set(pods.map(({ object }) => `${object.apiVersion}/${object.kind}`))).toEqual(
    new Set([
      'apps/v1/Deployment',
      'argoproj.io/v1alpha1/Rollout',
      'batch/v1/CronJob',
      'serving.knative.dev/v1/Service',
    ]),
  );
  expect(objects.length - goldenObjects.length).toBeGreaterThan(400);
});

describe('Pod Security "restricted"', () => {
  test.each(cases)(
    '%s runs as a user above 10000 (kube-score, Polaris runAsRootAllowed, KSV-0020)',
    (_, pod) => {
      expect(security(pod, 'runAsNonRoot')).toBe(true);
      expect(Number(security(pod, 'runAsUser'))).toBeGreaterThan(10_000);
      expect(Number(security(pod, 'runAsGroup'))).toBeGreaterThan(10_000);
    },
  );

  test.each(cases)(
    '%s keeps no capability and gains no privilege (kube-linter, KSV-0001, KSV-0106)',
    (_, pod) => {
      expect(valueAt(pod.container, 'securityContext', 'allowPrivilegeEscalation')).toBe(false);
      expect(valueAt(pod.container, 'securityContext', 'capabilities')).toEqual({ drop: ['ALL'] });
      expect(valueAt(pod.container, 'securityContext', 'privileged')).toBeUndefined();
    },
  );

  test.each(cases)('%s has a seccomp profile (KSV-0104, CKV_K8S_31)', (_, pod) => {
    expect(security(pod, 'seccompProfile')).toEqual({ type: 'RuntimeDefault' });
  });

  test.each(cases)(
    '%s shares nothing with its node (Polaris hostPIDSet, KSV-0008 to KSV-0010, KSV-0023)',
    (_, pod) => {
      const spec = record(pod.template.spec);
      for (const field of ['hostNetwork', 'hostPID', 'hostIPC', 'shareProcessNamespace']) {
        expect(spec[field]).toBeUndefined();
      }
      for (const volume of list(spec.volumes))
        expect(record(volume)).not.toHaveProperty('hostPath');
      for (const port of list(pod.container.ports))
        expect(record(port)).not.toHaveProperty('hostPort');
    },
  );

  test('every namespace enforces it', () => {
    const namespaces = objects.filter(({ kind }) => kind === 'Namespace');
    expect(namespaces.length).toBeGreaterThan(Object.keys(goldenCases).length);
    for (const namespace of namespaces) {
      for (const mode of ['enforce', 'audit', 'warn']) {
        expect(valueAt(namespace, 'metadata', 'labels', `pod-security.kubernetes.io/${mode}`)).toBe(
          'restricted',
        );
      }
    }
  });
});

describe('the container', () => {
  test.each(cases)(
    '%s cannot write its root file system (kube-linter no-read-only-root-fs, KSV-0014)',
    (_, pod) => {
      expect(valueAt(pod.container, 'securityContext', 'readOnlyRootFilesystem')).toBe(true);
      const mounts = list(pod.container.volumeMounts).map(record);
      const writable = mounts.filter((mount) => mount.readOnly !== true);
      const paths = new Set(writable.map((mount) => mount.mountPath));
      expect(paths.has('/tmp')).toBe(true);
      // Beside it only what a model's server needs: its weights, and memory that its processes share.
      for (const path of ['/tmp', '/var/cache/models', '/dev/shm']) paths.delete(path);
      expect([...paths]).toEqual([]);
      expect(mounts.every((mount) => !('subPath' in mount))).toBe(true);
    },
  );

  test.each(cases)(
    '%s has requests and limits (kube-score container-resources, KSV-0011 to KSV-0018)',
    (_, pod) => {
      const requests = record(valueAt(pod.container, 'resources', 'requests'));
      expect(Object.keys(requests)).toEqual(
        expect.arrayContaining(['cpu', 'memory', 'ephemeral-storage']),
      );
      expect(valueAt(pod.container, 'resources', 'limits')).toEqual(requests);
    },
  );

  test.each(serving)(
    '%s is asked two different questions (kube-score pod-probes, Polaris)',
    (_, pod) => {
      const { livenessProbe, readinessProbe } = pod.container;
      for (const probe of [record(livenessProbe), record(readinessProbe)]) {
        const path = valueAt(probe, 'httpGet', 'path');
        if (path === undefined) expect(list(valueAt(probe, 'exec', 'command'))).not.toEqual([]);
        else expect(path).toMatch(/^\//);
      }
      expect(livenessProbe).not.toEqual(readinessProbe);
    },
  );

  test.each(cases)(
    '%s runs an image by digest (kube-linter latest-tag, Polaris tagNotSpecified)',
    (_, pod) => {
      expect(pod.container.image).toMatch(/@sha256:[0-9a-f]{64}$/);
    },
  );

  test.each(cases)(
    '%s asks the registry at every start (kube-score container-image-pull-policy, Polaris pullPolicyNotAlways, CKV_K8S_15)',
    (_, pod) => {
      expect(pod.container.imagePullPolicy).toBe('Always');
    },
  );

  test.each(cases)('%s gets secrets as files, never as variables (CKV_K8S_35)', (_, pod) => {
    for (const variable of list(pod.container.env))
      expect(record(variable)).not.toHaveProperty('valueFrom');
    expect(pod.container).not.toHaveProperty('envFrom');
  });
});

describe('the pod', () => {
  test.each(cases)('%s has no token and an account of its own (CKV_K8S_38, Polaris)', (_, pod) => {
    const spec = record(pod.template.spec);
    expect(spec.automountServiceAccountToken).toBe(false);
    expect(spec.serviceAccountName).toBe(pod.object.name);
    const account = objects.find(
      (one) =>
        one.kind === 'ServiceAccount' &&
        one.path === pod.object.path &&
        one.name === pod.object.name,
    );
    expect(account?.fields.automountServiceAccountToken).toBe(false);
  });

  test.each(cases)('%s learns of no other Service by variables', (_, pod) => {
    expect(valueAt(pod.template, 'spec', 'enableServiceLinks')).toBe(false);
  });

  test.each(cases)('%s bounds what it may write (kube-linter, ephemeral storage)', (_, pod) => {
    for (const volume of list(valueAt(pod.template, 'spec', 'volumes')).map(record)) {
      if ('emptyDir' in volume)
        expect(valueAt(volume, 'emptyDir', 'sizeLimit')).toMatch(/^\d+(Mi|Gi)$/);
      expect(Object.keys(volume).filter((key) => key !== 'name')).toHaveLength(1);
    }
  });

  test.each(cases)('%s asks for secrets of others, which must be there', (_, pod) => {
    for (const volume of list(valueAt(pod.template, 'spec', 'volumes')).map(record)) {
      if ('secret' in volume) expect(valueAt(volume, 'secret', 'optional')).toBe(false);
    }
    expect(objects.some(({ kind }) => kind === 'Secret')).toBe(false);
  });

  test.each(scheduledByKubernetes)(
    '%s has a priority class that is emitted, and is spread',
    (_, pod) => {
      const priority = valueAt(pod.template, 'spec', 'priorityClassName');
      expect(objects.some((one) => one.kind === 'PriorityClass' && one.name === priority)).toBe(
        true,
      );
      expect(list(valueAt(pod.template, 'spec', 'topologySpreadConstraints'))).toHaveLength(1);
    },
  );

  test.each(cases.filter(([, { isServerless }]) => isServerless))(
    '%s has only fields that Knative takes',
    (_, pod) => {
      expect(Object.keys(record(pod.template.spec)).sort()).toEqual([
        'automountServiceAccountToken',
        'containerConcurrency',
        'containers',
        'enableServiceLinks',
        'serviceAccountName',
        'timeoutSeconds',
        'volumes',
      ]);
    },
  );
});

describe('the network', () => {
  test('every namespace denies all but questions to DNS (kube-score, CKV2_K8S_6)', () => {
    const denials = objects.filter(({ name }) => name === 'adac.default-deny');
    expect(denials.length).toBe(objects.filter(({ kind }) => kind === 'Namespace').length);
    for (const denial of denials) {
      expect(valueAt(denial, 'spec', 'podSelector')).toEqual({});
      expect(valueAt(denial, 'spec', 'policyTypes')).toEqual(['Ingress', 'Egress']);
      expect(valueAt(denial, 'spec', 'ingress')).toBeUndefined();
      expect(list(valueAt(denial, 'spec', 'egress'))).toHaveLength(1);
      expect(valueAt(denial, 'spec', 'egress', 0, 'ports')).toEqual([
        { port: 53, protocol: 'UDP' },
        { port: 53 },
      ]);
    }
  });

  test.each(cases)('%s has a policy that selects it', (_, pod) => {
    const policy = objects.find(
      (one) =>
        one.kind === 'NetworkPolicy' &&
        one.path === pod.object.path &&
        one.name === pod.object.name,
    );
    const selector = record(
      policy === undefined ? undefined : valueAt(policy, 'spec', 'podSelector', 'matchLabels'),
    );
    expect(Object.keys(selector)).toHaveLength(2);
    expect(valueAt(pod.template, 'metadata', 'labels')).toMatchObject(selector);
  });

  test('no policy opens the metadata service or a private network', () => {
    const blocks = objects
      .filter(({ kind }) => kind === 'NetworkPolicy')
      .flatMap((policy) => list(valueAt(policy, 'spec', 'egress')))
      .flatMap((rule) => list(record(rule).to))
      .map((peer) => record(record(peer).ipBlock))
      .filter((block) => block.cidr === '0.0.0.0/0');
    expect(blocks.length).toBeGreaterThan(0);
    for (const block of blocks) {
      expect(block.except).toEqual(
        expect.arrayContaining(['169.254.0.0/16', '10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16']),
      );
    }
  });
});

describe('disruption', () => {
  test('no budget blocks a drain (kube-linter pdb-max-unavailable, pdb-min-available)', () => {
    const budgets = objects.filter(({ kind }) => kind === 'PodDisruptionBudget');
    expect(budgets.length).toBeGreaterThan(0);
    for (const budget of budgets) {
      expect(valueAt(budget, 'spec', 'maxUnavailable')).toBeGreaterThanOrEqual(1);
      expect(valueAt(budget, 'spec', 'minAvailable')).toBeUndefined();
    }
  });

  test('no Deployment under an autoscaler has replicas (kube-score, kube-linter)', () => {
    const scaled = objects.filter(
      ({ kind }) => kind === 'HorizontalPodAutoscaler' || kind === 'ScaledObject',
    );
    expect(scaled.length).toBeGreaterThan(0);
    for (const { path, name } of scaled) {
      const target = objects.find(
        (one) =>
          ['Deployment', 'Rollout'].includes(one.kind) && one.path === path && one.name === name,
      );
      expect(target).toBeDefined();
      expect(record(target?.fields.spec)).not.toHaveProperty('replicas');
    }
  });
});

/** What a scanner warns of at its defaults, and why the output keeps to something else. */
describe('asked for, and done otherwise', () => {
  const deployments = objects.filter(({ kind }) => kind === 'Deployment');
  const replicasOf = ({ fields }: EmittedObject): number | undefined => {
    const { replicas } = record(fields.spec);
    return typeof replicas === 'number' ? replicas : undefined;
  };

  test('two pods at least (kube-score deployment-replicas): the estate says how many there are', () => {
    // A second pod of an agent that is wanted once would answer twice, and cost twice. What a lost node ran starts
    // again elsewhere, which the placement has proved room for.
    expect(deployments.some((one) => replicasOf(one) === 1)).toBe(true);
    for (const deployment of deployments) {
      const budget = objects.find(
        ({ kind, path, name }) =>
          kind === 'PodDisruptionBudget' && path === deployment.path && name === deployment.name,
      );
      // A budget over one pod would block each drain or promise nothing.
      expect(budget === undefined).toBe(replicasOf(deployment) === 1);
    }
  });

  test('anti-affinity to the own pods (kube-score deployment-has-host-podantiaffinity): they are spread instead', () => {
    // Required, it would leave all pods but one a node pending; preferred, it would pull them onto empty backup nodes.
    // The label is one that only nodes of the planned pool have, with the node's own name as its value.
    for (const deployment of deployments) {
      const pod = valueAt(deployment, 'spec', 'template', 'spec');
      expect(record(record(pod).affinity)).not.toHaveProperty('podAntiAffinity');
      const spread = record(valueAt(record(pod), 'topologySpreadConstraints', 0));
      expect(spread.maxSkew).toBe(1);
      // Where an author asks for a spread that is kept to, it is of the author's choosing.
      if (spread.whenUnsatisfiable === 'ScheduleAnyway')
        expect(spread.topologyKey).toMatch(/^adac\.dev\/pool-/);
      expect(valueAt(spread, 'labelSelector', 'matchLabels')).toEqual(
        valueAt(deployment, 'spec', 'selector', 'matchLabels'),
      );
    }
  });

  test('rolling updates (kube-score deployment-strategy): but for a model with one server', () => {
    // It holds its accelerator and its cache, so that a second server beside it would wait for both for ever.
    const recreated = deployments.filter(
      (one) => valueAt(one, 'spec', 'strategy', 'type') === 'Recreate',
    );
    expect(recreated.length).toBeGreaterThan(0);
    for (const deployment of recreated) {
      expect(deployment.name).toMatch(/^model-/);
      expect(replicasOf(deployment)).toBe(1);
    }
  });
});

describe('what is named is there (kube-score, kube-linter dangling-*)', () => {
  test('every policy, Service and budget finds its pods', () => {
    // kube-score knows no Rollout and no Knative Service: it misses the pods of those, and calls what selects them
    // critical (networkpolicy-targets-pod, service-targets-pod, horizontalpodautoscaler-has-target).
    const running = pods.map(({ object, template }) => ({
      file: object.path,
      labels: record(valueAt(template, 'metadata', 'labels')),
    }));
    const finds = (file: string, selector: Fields): boolean =>
      running.some(
        ({ file: own, labels }) =>
          own === file && Object.entries(selector).every(([key, value]) => labels[key] === value),
      );
    const selectors = objects.flatMap((object) => {
      const path = selectorPaths.get(`${object.apiVersion} ${object.kind}`);
      return path === undefined ? [] : [{ object, selector: record(valueAt(object, ...path)) }];
    });
    expect(selectors.length).toBeGreaterThan(400);
    for (const { object, selector } of selectors) {
      if (object.name === 'adac.default-deny') continue;
      expect(finds(object.path, selector), `${object.path} ${object.kind} ${object.name}`).toBe(
        true,
      );
    }
  });
});

const selectorPaths: ReadonlyMap<string, readonly string[]> = new Map([
  ['v1 Service', ['spec', 'selector']],
  ['networking.k8s.io/v1 NetworkPolicy', ['spec', 'podSelector', 'matchLabels']],
  ['policy/v1 PodDisruptionBudget', ['spec', 'selector', 'matchLabels']],
]);

test('every object belongs to adac, its project and its environment', () => {
  for (const object of objects) {
    expect(valueAt(object, 'metadata', 'labels')).toMatchObject({
      'app.kubernetes.io/managed-by': 'adac',
      'app.kubernetes.io/part-of': 'estate',
      'adac.dev/environment': object.path.split('/')[1],
    });
  }
});

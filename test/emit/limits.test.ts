import { describe, expect, test } from 'vitest';
import type { PlacedProgram } from '../../compiler/model/placed-program.ts';
import {
  definition,
  linkedEnvironment,
  nodePool,
  resolvedAgent,
  runtimeClass,
  serverlessHosting,
} from '../support/builders.ts';
import { emittedFindings, emittedObjects, isFields, placementOf } from '../support/emitted.ts';
import type { Fields } from '../support/emitted.ts';
import { placedEnvironment, placedProgram, runtimeDeployment } from '../support/placed.ts';

/** Limits of Kubernetes that no single check is about. */

describe('names', () => {
  const long = (letter: string): string => letter.repeat(63);

  /** Everything that has a name has the longest. */
  function longest(): PlacedProgram {
    const namespace = long('n');
    const pools = [
      nodePool({ name: long('p'), labels: { 'example.com/pool': 'p' } }),
      nodePool({ name: long('q'), role: 'backup', labels: { 'example.com/pool': 'q' } }),
    ];
    const cluster = {
      name: long('c'),
      shards: 3,
      definition: definition('Cluster', long('c'), { pools }),
    };
    const shared = runtimeClass({ name: long('r') });
    const member = resolvedAgent({
      name: long('m'),
      namespace,
      hosting: { mode: 'pooled', weight: 1, runtimeClass: shared },
    });
    const dedicated = resolvedAgent({ name: long('d'), namespace, instances: 2, minInstances: 2 });
    const serverless = resolvedAgent({
      name: 's'.repeat(57),
      namespace,
      hosting: serverlessHosting,
    });
    const scheduled = resolvedAgent({
      name: 'j'.repeat(52),
      namespace,
      hosting: { mode: 'scheduled', schedule: '0 3 * * *', timeZone: undefined },
    });
    const environment = linkedEnvironment({
      name: long('e'),
      clusters: [cluster],
      agents: [dedicated, member, scheduled, serverless],
    });
    const runtime = runtimeDeployment({
      cluster: cluster.name,
      pool: long('p'),
      // As the placement cuts it.
      name: long('r'),
      namespace,
      runtimeClass: shared,
      members: [{ agent: member, instances: 200 }],
      failover: [{ cluster: cluster.name, pool: long('q') }],
    });
    return placedProgram([placedEnvironment(environment, { runtimes: [runtime] })]);
  }

  const placed = longest();
  const objects = emittedObjects(placed);
  const metadata = objects.flatMap(({ fields }) => metadataOf(fields));

  test('the longest that are taken are no finding, and make objects of every hosting', () => {
    expect(emittedFindings(placed).map(({ message }) => message)).toEqual([]);
    const kinds = new Set(objects.map(({ kind }) => kind));
    for (const kind of ['Deployment', 'CronJob', 'Service', 'NodeFeatureRule', 'ApplicationSet'])
      expect(kinds).toContain(kind);
  });

  test('253 characters of a subdomain, 63 of a label: no object is called longer', () => {
    const asLabel = ['Namespace', 'Service', 'Deployment'];
    for (const { kind, name, namespace } of objects) {
      expect(name.length, `${kind} ${name}`).toBeLessThanOrEqual(asLabel.includes(kind) ? 63 : 253);
      expect(name).toMatch(/^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/);
      expect(namespace?.length ?? 0).toBeLessThanOrEqual(63);
    }
  });

  test('253 characters before a slash and 63 behind it, and 63 of a value: no label is longer', () => {
    const labels = metadata.flatMap(({ labels: own }) => Object.entries(isFields(own) ? own : {}));
    expect(labels.length).toBeGreaterThan(50);
    for (const [key, value] of labels) {
      const [prefix = '', name = ''] = key.includes('/') ? key.split('/') : ['', key];
      expect(prefix.length).toBeLessThanOrEqual(253);
      expect(name.length, key).toBeLessThanOrEqual(63);
      expect(String(value).length, `${key}: ${String(value)}`).toBeLessThanOrEqual(63);
    }
  });

  test('labels that nodes get, and that pods are spread over, are none either', () => {
    const keys = new Set(
      JSON.stringify(objects.map(({ fields }) => fields)).match(/adac\.dev\/[\w.-]+/g),
    );
    expect([...keys].some((key) => key.startsWith('adac.dev/pool-'))).toBe(true);
    for (const key of keys) expect(key.length - 'adac.dev/'.length, key).toBeLessThanOrEqual(63);
  });

  test('253 characters of the prefix of a label: one more is a finding', () => {
    const findings = (characters: number) => {
      const plain = definition('Agent', 'reader', {}, 'team');
      const labels = { [`${'p'.repeat(characters)}/team`]: 'a' };
      const own = { ...plain, metadata: { ...plain.metadata, labels } };
      return emittedFindings(placementOf([resolvedAgent({ name: 'reader', definition: own })]));
    };
    expect(findings(253)).toEqual([]);
    expect(findings(254)).toMatchObject([{ code: 'emit/invalid-label' }]);
  });
});

/** Every `metadata` of an object: its own, and those of templates in it. */
function metadataOf(value: unknown): Fields[] {
  if (Array.isArray(value)) return value.flatMap(metadataOf);
  if (!isFields(value)) return [];
  const { metadata, ...rest } = value;
  return [...(isFields(metadata) ? [metadata] : []), ...Object.values(rest).flatMap(metadataOf)];
}

describe('containers of a cluster', () => {
  const messages = (namespaces: number, more: number) => {
    const agents = Array.from({ length: namespaces }, (_, index) =>
      resolvedAgent({
        name: 'reader',
        namespace: `team-${index}`,
        hosting: serverlessHosting,
        instances: 3000 + (index === 0 ? more : 0),
      }),
    );
    const shared = definition('Cluster', 'shared', { pools: [nodePool({ name: 'main' })] });
    const clusters = [{ name: 'shared', shards: 1, definition: shared }];
    const environment = linkedEnvironment({ name: 'test', agents, clusters });
    return emittedFindings(placedProgram([placedEnvironment(environment)]))
      .filter(({ code }) => code === 'emit/cluster-too-full')
      .map(({ message }) => message);
  };

  test('300,000 fit: two for each pod of serverless agents, which cannot be more without more pods', () => {
    expect(messages(50, 0)).toEqual([]);
    expect(messages(50, 1)).toEqual([
      'Cluster "shared" would have 150001 pods, and may have 150000.',
      'Cluster "shared" would have 300002 containers, and may have 300000.',
    ]);
  });
});

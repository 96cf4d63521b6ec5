import { afterEach, describe, expect, test, vi } from 'vitest';
import { typedObjects } from '../../compiler/emit/typed-objects.ts';
import { writeYaml } from '../../compiler/emit/write-yaml.ts';

function namespace() {
  return typedObjects(({ chart, k8s }) => {
    new k8s.KubeNamespace(chart, 'one', {
      metadata: { name: 'a', labels: { b: '2', a: '1' }, annotations: { x: 'y' } },
    });
  });
}

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('typed objects', () => {
  test('are plain, in order, and nothing is added', () => {
    const objects = namespace();
    expect(objects).toEqual([
      {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name: 'a', labels: { a: '1', b: '2' }, annotations: { x: 'y' } },
      },
    ]);
    expect(Object.keys(objects[0]?.metadata ?? {})).toEqual(['name', 'labels', 'annotations']);
  });

  test('do not depend on the environment', () => {
    const before = namespace().map((one) => writeYaml(one));
    vi.stubEnv('CDK8S_DISABLE_SORT', 'true');
    vi.stubEnv('CDK8S_OUTDIR', '/nowhere');
    expect(namespace().map((one) => writeYaml(one))).toEqual(before);
  });

  test('keep empty selectors and numbers', () => {
    const [policy] = typedObjects(({ chart, k8s }) => {
      new k8s.KubeNetworkPolicy(chart, 'one', {
        metadata: { name: 'a' },
        spec: { podSelector: {}, ingress: [{ ports: [{ port: k8s.IntOrString.fromNumber(53) }] }] },
      });
    });
    expect(policy?.spec).toEqual({ podSelector: {}, ingress: [{ ports: [{ port: 53 }] }] });
  });

  test('of nobody are none', () => {
    expect(typedObjects(() => undefined)).toEqual([]);
  });
});

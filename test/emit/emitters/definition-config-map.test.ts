import { describe, expect, test } from 'vitest';
import { resolvedAgent } from '../../support/builders.ts';
import { emittedObjects, only, placementOf, valueAt } from '../../support/emitted.ts';

function configMapOf(document: Readonly<Record<string, string>>) {
  return only(
    emittedObjects(placementOf([resolvedAgent({ name: 'reader', makeDocument: () => document })])),
    'ConfigMap',
  );
}

describe('the definition of one agent', () => {
  test('is immutable, pruned last and read back as it was', () => {
    const document = { prompt: 'Say "hi"\n\u2028\u0000\u{1f600}', empty: '' };
    const configMap = configMapOf(document);
    expect(valueAt(configMap, 'immutable')).toBe(true);
    expect(valueAt(configMap, 'metadata', 'annotations')).toEqual({
      'argocd.argoproj.io/sync-options': 'PruneLast=true',
    });
    expect(JSON.parse(String(valueAt(configMap, 'data', 'agent.json')))).toEqual(document);
  });

  test('is named after its content', () => {
    expect(configMapOf({ prompt: 'a' }).name).toMatch(/^reader-[0-9a-f]{10}$/);
    expect(configMapOf({ prompt: 'a' }).name).toBe(configMapOf({ prompt: 'a' }).name);
    expect(configMapOf({ prompt: 'a' }).name).not.toBe(configMapOf({ prompt: 'b' }).name);
  });

  test('is what the pod mounts at /etc/adac', () => {
    const objects = emittedObjects(placementOf([resolvedAgent({ name: 'reader' })]));
    const deployment = only(objects, 'Deployment');
    expect(valueAt(deployment, 'spec', 'template', 'spec', 'volumes', 0)).toEqual({
      name: 'definition',
      configMap: { name: only(objects, 'ConfigMap').name },
    });
    expect(
      valueAt(deployment, 'spec', 'template', 'spec', 'containers', 0, 'volumeMounts', 0),
    ).toEqual({ name: 'definition', mountPath: '/etc/adac', readOnly: true });
  });

  test('may hold half a surrogate pair, as JSON writes it', () => {
    expect(
      JSON.parse(String(valueAt(configMapOf({ prompt: '\ud800' }), 'data', 'agent.json'))),
    ).toEqual({
      prompt: '\ud800',
    });
  });
});

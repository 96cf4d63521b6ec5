import { describe, expect, test } from 'vitest';
import { resolvedAgent, runtimeClass } from '../../support/builders.ts';
import {
  emittedObjects,
  isFields,
  only,
  runtimePlacement,
  valueAt,
} from '../../support/emitted.ts';

const shared = runtimeClass();

/** Members with definitions of about so many bytes. */
function members(count: number, bytes: number) {
  return Array.from({ length: count }, (_, index) => ({
    agent: resolvedAgent({
      name: `agent-${index}`,
      makeDocument: () => ({ prompt: 'x'.repeat(bytes) }),
      hosting: { mode: 'pooled', weight: 1, runtimeClass: shared },
    }),
    instances: index + 1,
  }));
}

function configMaps(placed: ReturnType<typeof runtimePlacement>) {
  return emittedObjects(placed).filter(({ kind }) => kind === 'ConfigMap');
}

describe('the definitions of a shared runtime', () => {
  test('each is a file with its instances', () => {
    const [configMap] = configMaps(runtimePlacement({ members: members(2, 5) }));
    const data = configMap === undefined ? undefined : valueAt(configMap, 'data');
    expect(data).toEqual({
      'agent-0.json': '{"instances":1,"definition":{"prompt":"xxxxx"}}',
      'agent-1.json': '{"instances":2,"definition":{"prompt":"xxxxx"}}',
    });
  });

  test('their ConfigMap has a stable name and carries their digest', () => {
    const [one] = configMaps(runtimePlacement({ members: members(2, 5) }));
    const [two] = configMaps(runtimePlacement({ members: members(2, 6) }));
    const digest = ['metadata', 'annotations', 'adac.dev/digest'] as const;
    if (one === undefined || two === undefined) throw new Error('No ConfigMap.');
    expect(one.name).toBe('standard-0a1b2c-main-p1-definitions-0');
    expect(two.name).toBe(one.name);
    expect(valueAt(one, ...digest)).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(valueAt(two, ...digest)).not.toBe(valueAt(one, ...digest));
    expect(valueAt(one, 'immutable')).toBeUndefined();
  });

  test('many are divided over ConfigMaps of at most 200 KiB, each definition once', () => {
    const made = configMaps(runtimePlacement({ members: members(100, 20_000) }));
    expect(made.length).toBeGreaterThan(10);
    const names: string[] = [];
    for (const configMap of made) {
      const data = valueAt(configMap, 'data');
      const entries = Object.entries(isFields(data) ? data : {});
      names.push(...entries.map(([name]) => name));
      const bytes = entries.reduce(
        (sum, [name, text]) => sum + name.length + String(text).length,
        0,
      );
      expect(bytes).toBeLessThanOrEqual(200 * 1024);
    }
    expect(names.sort()).toEqual(
      members(100, 0)
        .map(({ agent }) => `${agent.name}.json`)
        .sort(),
    );
  });

  test('an agent more moves none of the others while the number stays', () => {
    const before = configMaps(runtimePlacement({ members: members(15, 20_000) }));
    const after = configMaps(runtimePlacement({ members: members(16, 20_000) }));
    expect(after.length).toBe(before.length);
    expect(
      after.filter(
        ({ fields }, index) => JSON.stringify(fields) !== JSON.stringify(before[index]?.fields),
      ),
    ).toHaveLength(1);
  });

  test('the pod mounts all of them as one folder, without subPath', () => {
    const objects = emittedObjects(runtimePlacement({ members: members(30, 20_000) }));
    const names = objects.filter(({ kind }) => kind === 'ConfigMap').map(({ name }) => name);
    const deployment = only(objects, 'Deployment');
    expect(
      valueAt(deployment, 'spec', 'template', 'spec', 'volumes', 0, 'projected', 'sources'),
    ).toEqual(names.map((name) => ({ configMap: { name } })));
    expect(JSON.stringify(deployment.fields)).not.toContain('subPath');
  });

  test('what a ConfigMap cannot hold goes on into a next one', () => {
    const made = configMaps(runtimePlacement({ members: members(40, 150_000) }));
    expect(made.map((one) => Object.keys(valueAt(one, 'data') ?? {}).length)).not.toContain(2);
    expect(made.flatMap((one) => Object.keys(valueAt(one, 'data') ?? {}))).toHaveLength(40);
    expect(new Set(made.map(({ name }) => name)).size).toBe(made.length);
  });

  test('one definition that is too large stands alone', () => {
    expect(configMaps(runtimePlacement({ members: members(1, 300_000) }))).toHaveLength(4);
  });
});

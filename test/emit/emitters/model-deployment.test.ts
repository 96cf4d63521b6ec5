import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emittedObjects, only, valueAt } from '../../support/emitted.ts';
import { financeAgent, platformPlacement, servedModel } from '../platform-cases.ts';

function objectsOf(server: 'vllm' | 'ollama', replicas = 1, asks = true) {
  const model = servedModel(server, { replicas });
  const models = [{ name: 'models/mistral', pool: 'gpu' }];
  const agent = financeAgent({}, { model: asks ? model : undefined });
  return emittedObjects(platformPlacement('test', [agent], { models }, [model]));
}

const container = ['spec', 'template', 'spec', 'containers'] as const;

test('stands on the nodes of its pool, with an accelerator', () => {
  const deployment = only(objectsOf('vllm'), 'Deployment', 'model-mistral');
  expect(valueAt(deployment, 'spec', 'template', 'spec', 'nodeSelector')).toEqual({
    'adac.dev/pool': 'gpu',
  });
  expect(valueAt(deployment, 'spec', 'template', 'spec', 'tolerations')).toEqual([
    { key: 'nvidia.com/gpu', operator: 'Exists', effect: 'NoSchedule' },
  ]);
  expect(valueAt(deployment, ...container, 0, 'resources', 'limits')).toMatchObject({
    'nvidia.com/gpu': '1',
  });
});

test('gives way before its successor comes, since an accelerator is given out once', () => {
  const strategy = (replicas: number) =>
    valueAt(only(objectsOf('vllm', replicas), 'Deployment', 'model-mistral'), 'spec', 'strategy');
  expect(strategy(1)).toEqual({ type: 'Recreate' });
  expect(strategy(2)).toEqual({ rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } });
});

test('hands the identifier over as a value, never as a command', () => {
  const vllm = only(objectsOf('vllm'), 'Deployment', 'model-mistral');
  expect(valueAt(vllm, ...container, 0, 'args', 0)).toBe(
    '--model=mistralai/Mistral-7B-Instruct-v0.3',
  );
  const pull = valueAt(
    only(objectsOf('ollama'), 'Deployment', 'model-mistral'),
    ...['spec', 'template', 'spec', 'initContainers', 0],
  );
  expect(JSON.stringify(valueAt({ pull }, 'pull', 'command'))).not.toContain('mistral');
  expect(valueAt({ pull }, 'pull', 'env')).toContainEqual({ name: 'MODEL', value: 'mistral:7b' });
});

test('is known and open to the agents that ask it, and to no others', () => {
  const asking = objectsOf('vllm');
  const url = 'models/mistral=http://model-mistral.models.svc:8080/v1';
  expect(
    valueAt(only(asking, 'Deployment', 'ledger-reader'), ...container, 0, 'env'),
  ).toContainEqual({ name: 'ADAC_MODELS', value: url });
  const egress = (objects: typeof asking) =>
    valueAt(only(objects, 'NetworkPolicy', 'ledger-reader'), 'spec', 'egress');
  expect(egress(asking)).toHaveLength(1);
  expect(egress(objectsOf('vllm', 1, false))).toBeUndefined();
});

test('cleans its cache of what nobody has read for a week, but not of what it serves', () => {
  const deployment = only(objectsOf('vllm'), 'Deployment', 'model-mistral');
  const script = String(valueAt(deployment, ...container, 1, 'command', 2));
  const folder = mkdtempSync(join(tmpdir(), 'adac-cache-'));
  try {
    const day = 86_400;
    const now = Math.floor(Date.now() / 1000);
    const read = (name: string, days: number) => {
      const path = join(folder, 'cache', name, 'weights');
      mkdirSync(join(folder, 'cache', name), { recursive: true });
      writeFileSync(path, 'x');
      utimesSync(path, now - days * day, now - 30 * day);
      return path;
    };
    const served = read('served', 0);
    const recent = read('recent', 6);
    const old = read('old', 8);
    // One round of the loop, with the folders of this test.
    const once = script
      .replaceAll('/tmp/', `${folder}/`)
      .replaceAll('/var/cache/models', join(folder, 'cache'))
      .replace('sleep 3600 & wait $!', 'break');
    expect(spawnSync('/bin/sh', ['-uc', once], { encoding: 'utf8' })).toMatchObject({ status: 0 });
    expect([served, recent, old].map((path) => existsSync(path))).toEqual([true, true, false]);
    expect(existsSync(join(folder, 'cleaned'))).toBe(true);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

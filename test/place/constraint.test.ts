import { describe, expect, test } from 'vitest';
import type { NodePool } from '../../compiler/model/cluster.ts';
import type { PlacementConstraints } from '../../compiler/model/resolved-agent.ts';
import { refusalOf } from '../../compiler/place/constraint.ts';
import { nodePool } from '../support/builders.ts';

const anywhere: PlacementConstraints = {
  classes: ['accelerator', 'x86', 'pi'],
  architectures: ['amd64', 'arm64'],
  lightweight: false,
  toleratesSpot: false,
  nodeSelector: {},
};

function refused(
  agent: Partial<PlacementConstraints>,
  pool: Partial<NodePool>,
): string | undefined {
  return refusalOf({ ...anywhere, ...agent }, nodePool({ name: 'pool', ...pool }));
}

describe('refusals', () => {
  test('none on an ordinary pool', () => {
    expect(refused({}, {})).toBeUndefined();
  });

  test('a class that is not allowed', () => {
    expect(refused({ classes: ['accelerator'] }, {})).toBe('may not run on class x86');
  });

  test('a pi takes only lightweight agents', () => {
    expect(refused({}, { class: 'pi' })).toBe('may not run on class pi');
    expect(refused({ lightweight: true }, { class: 'pi' })).toBeUndefined();
  });

  test('architecture', () => {
    expect(refused({ architectures: ['amd64'] }, { arch: 'arm64' })).toBe(
      'may not run on architecture arm64',
    );
  });

  test('spot', () => {
    expect(refused({}, { spot: true })).toBe('do not tolerate spot nodes');
    expect(refused({ toleratesSpot: true }, { spot: true })).toBeUndefined();
  });

  test('labels of the pool, and those that every node has', () => {
    expect(refused({ nodeSelector: { disk: 'fast' } }, {})).toBe('need nodes labelled disk=fast');
    expect(refused({ nodeSelector: { disk: 'fast' } }, { labels: { disk: 'slow' } })).toBe(
      'need nodes labelled disk=fast',
    );
    expect(
      refused({ nodeSelector: { disk: 'fast' } }, { labels: { disk: 'fast' } }),
    ).toBeUndefined();
    expect(refused({ nodeSelector: { 'kubernetes.io/arch': 'amd64' } }, {})).toBeUndefined();
    expect(
      refused({ nodeSelector: { 'topology.kubernetes.io/zone': 'a' } }, { zone: 'a' }),
    ).toBeUndefined();
    expect(
      refused({ nodeSelector: { 'topology.kubernetes.io/region': 'a' } }, { region: 'b' }),
    ).toBeDefined();
  });

  test('a label that objects have by themselves is no label', () => {
    expect(refused({ nodeSelector: { constructor: 'x' } }, { labels: {} })).toBe(
      'need nodes labelled constructor=x',
    );
  });

  test.each([
    ['NoSchedule' as const, 'do not tolerate taint dedicated'],
    ['NoExecute' as const, 'do not tolerate taint dedicated'],
    ['PreferNoSchedule' as const, undefined],
  ])('a taint of effect %s', (effect, words) => {
    expect(refused({}, { taints: [{ key: 'dedicated', effect }] })).toBe(words);
  });

  test('the taints that role and spot stand for', () => {
    expect(
      refused({}, { taints: [{ key: 'adac.dev/backup', effect: 'NoSchedule' }] }),
    ).toBeUndefined();
    expect(
      refused({}, { taints: [{ key: 'adac.dev/spot', effect: 'NoSchedule' }] }),
    ).toBeUndefined();
  });
});

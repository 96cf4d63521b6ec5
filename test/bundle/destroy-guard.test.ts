import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { guardAgainstDestroying } from '../../compiler/bundle/destroy-guard.ts';
import type { IndexEntry } from '../../compiler/bundle/output-index.ts';
import { manifestSet } from '../support/output.ts';

const shard = (number: number) => `manifests/edge/local/0${number}/manifests.yaml`;

function owned(objects: Readonly<Record<string, number>>): IndexEntry[] {
  return Object.entries(objects).map(([path, count]) => ({
    path,
    objects: count,
    size: 1,
    sha256: 'a'.repeat(64),
  }));
}

function messages(
  before: Readonly<Record<string, number>>,
  after: Readonly<Record<string, number>>,
): string[] {
  return guardAgainstDestroying(manifestSet(after), owned(before)).map(({ message }) => message);
}

describe('guard against destroying', () => {
  test('a first compile, growth and a change of nothing pass', () => {
    expect(messages({}, { [shard(0)]: 100 })).toEqual([]);
    expect(messages({ [shard(0)]: 100 }, { [shard(0)]: 200 })).toEqual([]);
    expect(messages({ [shard(0)]: 100 }, { [shard(0)]: 100 })).toEqual([]);
  });

  test('10 objects may always go, and a tenth of many', () => {
    expect(messages({ [shard(0)]: 12 }, { [shard(0)]: 2 })).toEqual([]);
    expect(messages({ [shard(0)]: 1000 }, { [shard(0)]: 900 })).toEqual([]);
  });

  test('more than 10 and more than a tenth may not', () => {
    expect(messages({ [shard(0)]: 12 }, { [shard(0)]: 1 })).toEqual([
      'This compile would remove 11 of the 12 objects of environment "edge".',
    ]);
    expect(messages({ [shard(0)]: 1000 }, { [shard(0)]: 899 })).toEqual([
      'This compile would remove 101 of the 1000 objects of environment "edge".',
    ]);
  });

  test('objects that move to another shard count, since one Application prunes them', () => {
    expect(messages({ [shard(0)]: 100 }, { [shard(0)]: 50, [shard(1)]: 50 })).toEqual([
      'This compile would remove 50 of the 100 objects of environment "edge".',
    ]);
  });

  test('an environment may not go, however small', () => {
    const before = owned({ 'manifests/old/local/00/manifests.yaml': 1, [shard(0)]: 5 });
    const found = guardAgainstDestroying(manifestSet({ [shard(0)]: 5 }), before);
    expect(found).toMatchObject([
      {
        code: 'bundle/would-destroy',
        severity: 'error',
        message: 'This compile would remove environment "old" with its 1 objects.',
        help: 'Put back what is missing; or, if they are to go, run `adac compile --allow-destroy`.',
      },
    ]);
    expect(found[0]?.place).toMatchObject({
      document: { file: { path: 'projects/default/estate.yaml' } },
    });
  });

  test('an environment that stays is where the finding points', () => {
    const [found] = guardAgainstDestroying(
      manifestSet({ [shard(0)]: 1 }),
      owned({ [shard(0)]: 50 }),
    );
    expect(found?.place).toMatchObject({
      document: { file: { path: 'environments/default/edge.yaml' } },
      path: ['metadata', 'name'],
    });
  });

  test('environments are judged apart, also one that is named like what objects inherit', () => {
    const of = (name: string) => `manifests/${name}/local/00/manifests.yaml`;
    const before = { [of('constructor')]: 50, [of('edge')]: 1000 };
    expect(messages(before, { [of('constructor')]: 10, [of('edge')]: 1000 })).toEqual([
      'This compile would remove 40 of the 50 objects of environment "constructor".',
    ]);
  });

  test('writing more never trips the guard', () => {
    const counts = fc.array(fc.tuple(fc.nat(500), fc.nat(500)), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(counts, (pairs) => {
        const before = Object.fromEntries(pairs.map(([count], index) => [shard(index), count]));
        const after = Object.fromEntries(
          pairs.map(([count, more], index) => [shard(index), count + more]),
        );
        expect(messages(before, after)).toEqual([]);
      }),
    );
  });
});

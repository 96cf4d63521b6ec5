import { describe, expect, test } from 'vitest';
import type { NodePool } from '../../compiler/model/cluster.ts';
import { nodePool, resolvedAgent, serverlessHosting } from '../support/builders.ts';
import { emittedFindings, placementOf, runtimePlacement } from '../support/emitted.ts';

const main = (labels?: NodePool['labels']) =>
  nodePool({ name: 'main', ...(labels !== undefined && { labels }) });
const other = (labels?: NodePool['labels']) =>
  nodePool({ name: 'other', ...(labels !== undefined && { labels }) });

const codes = (placed: ReturnType<typeof runtimePlacement>) =>
  emittedFindings(placed).map(({ code, severity }) => `${severity} ${code}`);

describe('emit/indistinct-pools', () => {
  test.each([
    ['no labels', [main(), other()]],
    ['equal labels', [main({ a: '1' }), other({ a: '1' })]],
    ['labels that the other pool has too', [main({ a: '1' }), other({ a: '1', b: '2' })]],
    [
      'a label called like a property of every object',
      [main({ constructor: 'x' }), other({ constructor: 'x' })],
    ],
  ])('pooled agents on a pool with %s', (_, pools) => {
    expect(codes(runtimePlacement({}, pools))).toEqual(['error emit/indistinct-pools']);
  });

  test.each([
    ['the only pool', [main()]],
    ['another value', [main({ a: '1' }), other({ a: '2' })]],
    ['another label', [main({ a: '1' }), other({ b: '1' })]],
    ['more labels than the other', [main({ a: '1', b: '2' }), other({ a: '1' })]],
    ['a label that objects inherit', [main({ toString: 'x' }), other()]],
  ])('not on %s', (_, pools) => {
    expect(codes(runtimePlacement({}, pools))).toEqual([]);
  });

  test('names both pools, at the first, related to the other', () => {
    expect(emittedFindings(runtimePlacement({}, [other(), main()]))).toMatchObject([
      {
        message:
          'The labels of pool "main" of cluster "local" do not tell its nodes from those of pool "other".',
        place: { path: ['spec', 'pools', 1] },
        related: [{ place: { path: ['spec', 'pools', 0] } }],
      },
    ]);
  });

  test('also at a pool that the agents may fail over to', () => {
    const pools = [
      main({ a: '1' }),
      other({ a: '2' }),
      nodePool({ name: 'third', labels: { a: '2' } }),
    ];
    expect(codes(runtimePlacement({}, pools))).toEqual([]);
    expect(
      codes(runtimePlacement({ failover: [{ cluster: 'local', pool: 'other' }] }, pools)),
    ).toEqual(['error emit/indistinct-pools']);
  });
});

describe('emit/unmarked-pool', () => {
  const agent = resolvedAgent({ name: 'reader' });

  test('warns where only agents with pods of their own stand', () => {
    expect(codes(placementOf([agent], { pools: [main(), other()] }))).toEqual([
      'warning emit/unmarked-pool',
    ]);
    expect(codes(placementOf([agent], { pools: [main({ a: '1' }), other()] }))).toEqual([]);
  });

  test('is silent where the error has said it', () => {
    const placed = runtimePlacement({}, [main(), other()]);
    const [environment] = placed.environments;
    if (environment === undefined) throw new Error('No environment.');
    const shares = [{ cluster: 'local', pool: 'main', instances: 1 }];
    const assignments = [...environment.assignments, { agent, shares, failover: [] }];
    expect(codes({ ...placed, environments: [{ ...environment, assignments }] })).toEqual([
      'error emit/indistinct-pools',
    ]);
  });

  test('a serverless agent stands where Knative puts it', () => {
    expect(
      codes(placementOf([{ ...agent, hosting: serverlessHosting }], { pools: [main(), other()] })),
    ).toEqual([]);
  });
});

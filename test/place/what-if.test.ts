import { describe, expect, test } from 'vitest';
import { CannotRunError } from '../../compiler/diagnostic/cannot-run-error.ts';
import { supposeChange } from '../../compiler/place/what-if.ts';
import { edgeEnvironment } from './case-study.ts';
import { findingsOf, onlyEnvironment, placeAll, programOf } from './placing.ts';

const program = programOf([edgeEnvironment()]);

/** Nodes by pool after a change. */
function nodesAfter(change: string): Readonly<Record<string, number>> {
  const [environment] = supposeChange(program, change).environments;
  const pools = environment?.clusters[0]?.definition.spec.pools ?? [];
  return Object.fromEntries(pools.map(({ name, count }) => [name, count]));
}

/** Instances by agent after a change, and the total that the last phase ends with. */
function instancesAfter(change: string): Readonly<Record<string, number>> {
  const [environment] = supposeChange(program, change).environments;
  const counts = (environment?.agents ?? []).map(
    ({ name, instances }) => [name, instances] as const,
  );
  return Object.fromEntries([...counts, ['total', environment?.phases.at(-1) ?? 0] as const]);
}

/** What somebody is told to do instead. */
function helpOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof CannotRunError) return error.help ?? '';
  }
  return '';
}

describe('supposing other nodes', () => {
  test.each([
    ['remove node primary', { primary: 0, secondary: 1, pi: 5 }],
    ['remove node primary-1', { primary: 0, secondary: 1, pi: 5 }],
    ['add pi 3', { primary: 1, secondary: 1, pi: 8 }],
    ['remove pi 2', { primary: 1, secondary: 1, pi: 3 }],
    ['remove edge/pi 9', { primary: 1, secondary: 1, pi: 0 }],
  ])('%s', (change, nodes) => {
    expect(nodesAfter(change)).toEqual(nodes);
  });

  test('the case study without its primary says who, why and what to buy', async () => {
    const lock = (await placeAll(program.environments)).value.lock;
    const { environments } = supposeChange(program, 'remove node primary');
    expect(findingsOf(await placeAll(environments, lock))).toEqual([
      'place/no-capacity: Environment "edge" has no place for 22,500 of its 30,000 instances. 1 more node of pool "primary" (109.50 USD a month) would do.',
    ]);
  });

  test('a second primary survives everything, and nothing moves', async () => {
    const lock = (await placeAll(program.environments)).value.lock;
    const { environments } = supposeChange(program, 'add node primary');
    const placed = onlyEnvironment(await placeAll(environments, lock));
    expect(placed.failover.survived).toBe(placed.failover.losses.length);
    expect(placed.moves).toBe(0);
  });
});

describe('supposing other sizes', () => {
  test('an agent by its name', () => {
    expect(instancesAfter('scale research +20%')).toMatchObject({
      research: 15_110,
      total: 32_518,
    });
  });

  test('a namespace', () => {
    expect(instancesAfter('scale edge-monitoring -50%')).toMatchObject({
      monitoring: 1_800,
      total: 28_200,
    });
  });
});

describe('what is not a change', () => {
  test.each([
    ['', 'is not a change'],
    ['paint primary red', 'is not a change'],
    ['remove', 'is not a change'],
    ['add pi many', 'is not a change'],
    ['add pi 0', 'is not a change'],
    ['scale research twice', 'is not a change'],
    ['remove node primray', 'There is no pool "primray".'],
    ['scale reserch +20%', 'There is no agent, fleet or namespace "reserch".'],
  ])('"%s" cannot be run', (change, message) => {
    expect(() => supposeChange(program, change)).toThrow(CannotRunError);
    expect(() => supposeChange(program, change)).toThrow(message);
  });

  test.each([
    ['remove node qqqqqqq', 'The pools are "pi", "primary", "secondary".'],
    ['scale qqqqqqq +20%', /^The namespaces are "/],
    ['scale structure +20%', /^Did you mean one of "[^ ]*structure[^ ]*", .*\?$/],
    ['add prim 1', 'Did you mean one of "edge/primary", "primary"?'],
  ])('"%s" is answered with the names that there are', (change, help) => {
    expect(helpOf(() => supposeChange(program, change))).toMatch(help);
  });

  test('a near miss is named', () => {
    try {
      supposeChange(program, 'remove node primray');
    } catch (error) {
      expect(error).toMatchObject({ help: 'Did you mean "primary"?' });
    }
    expect.assertions(1);
  });

  test('what is named must be in the environment that is looked at', () => {
    const other = { ...edgeEnvironment(), name: 'other', agents: [], clusters: [] };
    const two = programOf([edgeEnvironment(), other]);
    for (const change of ['scale research +20%', 'remove node primary']) {
      expect(() => supposeChange(two, change, 'other')).toThrow('in environment "other".');
      expect(() => supposeChange(two, change, 'edge')).not.toThrow();
      expect(() => supposeChange(two, change)).not.toThrow();
    }
  });
});

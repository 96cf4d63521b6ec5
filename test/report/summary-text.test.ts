import { describe, expect, test } from 'vitest';
import type { Bundle } from '../../compiler/model/output.ts';
import { formatSummaryText } from '../../compiler/report/summary-text.ts';
import type { SummaryOptions } from '../../compiler/report/summary-text.ts';
import { linkedEnvironment, resolvedAgent } from '../support/builders.ts';
import { costReport } from '../support/cost-report.ts';
import { caseStudyBundle } from './case-study-bundle.ts';

const phases = new Map([
  ['load', 120],
  ['validate', 50],
  ['upgrade', 50],
  ['link', 110],
  ['policy', 210],
  ['place', 320],
  ['emit', 40],
  ['bundle', 60],
]);

function text(bundle: Bundle, options: Partial<SummaryOptions> = {}): string {
  return formatSummaryText(bundle, phases, { color: false, width: 80, written: true, ...options });
}

const lineWith = (bundle: Bundle, part: string) =>
  text(bundle)
    .split('\n')
    .find((line) => line.includes(part));

test('looks as drawn', () => {
  expect(text(caseStudyBundle())).toBe(`\
edge        30,000 agents in 4 fleets   pooled 30,000
  place     2 of 7 nodes used, 5 backup (accelerator 1/1, x86 1/1, pi 0/5)
            slots 30,000 of 30,000, headroom 0; 1.5 cores and 1 GiB free
  losses    6 of 7 single-node losses survived
            primary-1: 20,999 agents would have no place
            (they may not run on class pi; one more primary node would do)
  cost      214 USD a month of 300
  out       1 new, 2 changed, 1 deleted, 42 unchanged files; 512 objects
7 definitions stand in no environment
adac.lock +2 -2
compiled 1 environment in 1.0 s (load 0.1, check 0.2, policy 0.2, place 0.3, write 0.1)
`);
});

describe('agents', () => {
  test('of fleets and of their own, by hosting', () => {
    const agents = [
      resolvedAgent({ name: 'a', fleet: 'f', instances: 3 }),
      resolvedAgent({ name: 'b', fleet: 'f', namespace: 'other' }),
      resolvedAgent({
        name: 'c',
        hosting: { mode: 'scheduled', schedule: '0 * * * *', timeZone: undefined },
      }),
    ];
    const bundle = caseStudyBundle({ environment: linkedEnvironment({ name: 'edge', agents }) });
    expect(lineWith(bundle, 'agents in')).toBe(
      'edge        5 agents in 2 fleets and 1 definition   dedicated 4   scheduled 1',
    );
  });

  test('without pooled ones, slots say nothing', () => {
    const agents = [resolvedAgent({ name: 'a' })];
    const bundle = caseStudyBundle({ environment: linkedEnvironment({ name: 'edge', agents }) });
    expect(text(bundle)).not.toContain('slots');
    expect(lineWith(bundle, 'free')).toBe('            1.5 cores and 1 GiB free');
  });

  test('none at all', () => {
    const bundle = caseStudyBundle({ environment: linkedEnvironment({ name: 'edge' }) });
    expect(text(bundle).split('\n')[0]).toBe('edge        0 agents');
  });
});

describe('losses', () => {
  const { failover } = caseStudyBundle().placed.environments[0] ?? {};
  const losses = failover?.losses ?? [];

  test('all survived', () => {
    const bundle = caseStudyBundle({
      failover: { wide: [], losses: losses.slice(1), survived: 6, worst: undefined },
    });
    expect(lineWith(bundle, 'losses')).toBe('  losses    6 of 6 single-node losses survived');
    expect(text(bundle)).not.toContain('no place');
  });

  test('several not survived: only the worst in detail', () => {
    const [worst, ...others] = losses;
    const bundle = caseStudyBundle({ failover: { wide: [], losses, survived: 3, worst } });
    expect(others.length).toBeGreaterThan(2);
    expect(text(bundle)).toContain('would do)\n            and 3 lesser losses not survived\n');
  });

  test('no purchase mends it', () => {
    const [worst] = losses;
    const without = worst && { ...worst, purchase: undefined };
    expect(
      text(caseStudyBundle({ failover: { wide: [], losses, survived: 6, worst: without } })),
    ).toContain('\n            (they may not run on class pi)\n');
  });

  test('a reason that is longer than the screen goes on below', () => {
    const [worst] = losses;
    const long = worst && { ...worst, constraint: 'find no node with enough free memory' };
    const lines = text(
      caseStudyBundle({ failover: { wide: [], losses, survived: 6, worst: long } }),
    ).split('\n');
    expect(lines).toContain(
      '            (they find no node with enough free memory; one more primary node',
    );
    expect(lines).toContain('            would do)');
  });

  test('several nodes have to be bought', () => {
    const [worst] = losses;
    const purchase = { cluster: 'local', pool: 'primary', nodes: 3, usdPerMonth: 360.2 };
    const more = worst && { ...worst, purchase };
    expect(
      text(caseStudyBundle({ failover: { wide: [], losses, survived: 6, worst: more } })),
    ).toContain('; 3 more primary nodes would do)');
  });

  test('no nodes, no line', () => {
    const bundle = caseStudyBundle({
      failover: { wide: [], losses: [], survived: 0, worst: undefined },
    });
    expect(text(bundle)).not.toContain('losses');
  });
});

test.each([
  [costReport(10), '10 USD a month, no budget'],
  [costReport(214, { minimum: 120.4, budget: 300 }), '121 to 214 USD a month of 300'],
  [costReport(15_870, { budget: 16_500 }), '15,870 USD a month of 16,500'],
  [costReport(0, { budget: 0 }), '0 USD a month of 0'],
])('cost %j is %s', (cost, expected) => {
  expect(lineWith(caseStudyBundle({ cost }), '  cost')).toBe(`  cost      ${expected}`);
});

describe('files', () => {
  test('nothing changed', () => {
    const bundle = caseStudyBundle({}, 'edge', {
      created: [],
      changed: [],
      deleted: [],
      lock: { added: 0, removed: 0 },
    });
    expect(lineWith(bundle, '  out')).toBe('  out       45 unchanged files; 512 objects');
    expect(text(bundle)).toContain('\nadac.lock unchanged\n');
  });

  test('everything is new, or gone', () => {
    const bundle = caseStudyBundle({}, 'edge', { changed: [], deleted: [] });
    expect(lineWith({ ...bundle, files: { edge: 1 } }, '  out')).toBe(
      '  out       1 new file; 512 objects',
    );
    const none = caseStudyBundle({}, 'edge', { created: [], changed: [], deleted: [] });
    expect(lineWith({ ...none, files: {}, objects: {} }, '  out')).toBe(
      '  out       no files; 0 objects',
    );
  });

  test('only compared', () => {
    expect(text(caseStudyBundle(), { written: false })).toContain(
      '\ncompared, writing nothing, 1 environment in 1.0 s (',
    );
  });

  test('an environment with a long name that objects inherit', () => {
    const bundle = caseStudyBundle({}, 'constructor');
    expect(text(bundle)).toContain('constructor  30,000 agents');
    expect(lineWith(bundle, '  out')).toContain('512 objects');
  });
});

test('one definition stands, and none are not mentioned', () => {
  const bundle = caseStudyBundle();
  const withUnselected = (unselected: number): Bundle => ({
    ...bundle,
    placed: { ...bundle.placed, program: { ...bundle.placed.program, unselected } },
  });
  expect(text(withUnselected(1))).toContain('\n1 definition stands in no environment\n');
  expect(text(withUnselected(0))).not.toContain('in no environment');
});

test('colour is only added', () => {
  const colored = text(caseStudyBundle(), { color: true });
  expect(colored).toContain('\u001b[');
  expect(colored.replaceAll(new RegExp(String.raw`\x1b\[\d+m`, 'g'), '')).toBe(
    text(caseStudyBundle()),
  );
});

describe('what a change does', () => {
  const bundle = caseStudyBundle();
  const withBefore = (before: Bundle['before']): string => text({ ...bundle, before });

  test('to the cost stands beside it, models below', () => {
    const models = { usdPerMonth: 4562.5, unbounded: 0 };
    expect(withBefore(new Map([['edge', costReport(200, { models })]]))).toContain(`
  cost      214 USD a month of 300 (+13.20 on demand)
  models    at most 0 USD a month beside (-4,562.50)
  out       `);
  });

  test('to which environments there are', () => {
    const before = new Map([
      ['old', costReport(50)],
      ['older', undefined],
    ]);
    expect(withBefore(before)).toContain('  cost      214 USD a month of 300 (new)\n');
    expect(withBefore(before)).toContain(`
old         removed (-50 USD a month)
older       removed
7 definitions`);
  });

  test('is no line where it does nothing', () => {
    expect(withBefore(new Map([['edge', costReport(213.2)]]))).toBe(text(bundle));
  });

  test('to the order of pods is a line only where one leaves a pod without a node', () => {
    const order = { cluster: 'site', pool: 'main', tried: 20, purchase: undefined };
    const proofs = [
      { ...order, proof: 'tried' as const, placed: 19 },
      { ...order, proof: 'tried' as const, placed: 20 },
    ];
    expect(text(caseStudyBundle({ orders: proofs }))).toContain(
      '\n  order     site/main: 1 of 20 random orders leaves a pod without a node\n  cost ',
    );
    expect(text(caseStudyBundle({ orders: proofs.slice(1) }))).toBe(text(bundle));
  });
});

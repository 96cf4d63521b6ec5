import { describe, expect, test } from 'vitest';
import type { LinkedEnvironment } from '../../compiler/model/program.ts';
import { explainPlacement } from '../../compiler/place/explain-placement.ts';
import { nodePool } from '../support/builders.ts';
import { edgeEnvironment } from './case-study.ts';
import { dedicatedAgent, environmentOn, placeAll, programOf } from './placing.ts';

/** What is said of one agent, a line for each pool. */
async function linesOf(
  environments: readonly LinkedEnvironment[],
  agent: string,
): Promise<readonly string[]> {
  const { lock } = (await placeAll(environments)).value;
  const program = programOf(environments, lock);
  const { value } = await explainPlacement({ program, judged: 0, rules: 0, waived: [] }, agent, {});
  return value.flatMap(({ pools }) =>
    pools.map(({ pool, instances, reason }) => `${pool} ${instances}: ${reason}`),
  );
}

describe('the case study', () => {
  test('names the constraint and the full pool', async () => {
    expect(await linesOf([edgeEnvironment()], 'research')).toEqual([
      'pi 0: they may not run on class pi',
      'primary 12592: 22,500 of 22,500 slots in use',
      'secondary 0: full: 7,500 of 7,500 slots in use',
    ]);
  });

  test('says what backup is for', async () => {
    const [pi] = await linesOf([edgeEnvironment()], 'edge-monitoring/monitoring');
    expect(pi).toBe('pi 0: role backup: takes only what a failure displaced');
  });
});

describe('a pool with room', () => {
  const agents = [dedicatedAgent('a', 2, 1_000)];

  test('that is dearer says by how much', async () => {
    const pools = [
      nodePool({ name: 'cheap', count: 2, pricePerHour: 0.1 }),
      nodePool({ name: 'dear', count: 2, pricePerHour: 0.2 }),
    ];
    expect(await linesOf([environmentOn({ pools, agents })], 'a')).toEqual([
      'cheap 2: 25 percent of its cpu in use',
      'dear 0: would cost 146 USD a month more for one instance',
    ]);
  });

  test('that is no better says so', async () => {
    const pools = [nodePool({ name: 'one', count: 1 }), nodePool({ name: 'two', count: 1 })];
    const spec = { survive: { nodes: 1, enforcement: 'report' as const } };
    const lines = await linesOf([environmentOn({ pools, agents, spec })], 'a');
    expect(lines).toHaveLength(2);
    expect(lines.join('\n')).toMatch(/0: (would cost|no better)/);
  });

  test('without nodes says so', async () => {
    const pools = [nodePool({ name: 'one' }), nodePool({ name: 'none', count: 0 })];
    expect(await linesOf([environmentOn({ pools, agents })], 'a')).toContain('none 0: has no node');
  });
});

test('an agent that nothing runs is answered with the nearest one', async () => {
  const program = programOf([edgeEnvironment()]);
  await expect(
    explainPlacement({ program, judged: 0, rules: 0, waived: [] }, 'reserch', {}),
  ).rejects.toMatchObject({ help: 'Did you mean "edge-research/research"?' });
});

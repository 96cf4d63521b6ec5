import { describe, expect, test } from 'vitest';
import type { LinkedEnvironment } from '../../../compiler/model/program.ts';
import { nodePool } from '../../support/builders.ts';
import {
  dedicatedAgent,
  environmentOn,
  findingsOf,
  onlyEnvironment,
  placeAll,
  pooledAgent,
  sharesText,
} from '../placing.ts';

/** What `adac.lock` does from compile to compile: how it is written, kept, merged and mended. */

const pools = [
  nodePool({ name: 'one', cpu: 4, count: 2, pricePerHour: 1 }),
  nodePool({ name: 'two', cpu: 4, count: 2, pricePerHour: 2 }),
];

function dedicated(names: readonly string[], milliCpu = 1000): LinkedEnvironment {
  return environmentOn({ pools, agents: names.map((name) => dedicatedAgent(name, 1, milliCpu)) });
}

function linesOf(lock: string): readonly string[] {
  return lock.split('\n').filter((line) => line.startsWith('test '));
}

describe('how it is written', () => {
  test('a comment, the version and a line for each agent, sorted', async () => {
    const agents = [
      pooledAgent('b', 12),
      dedicatedAgent('a', 2, 500),
      pooledAgent('c', 3, { namespace: 'aaa' }),
    ];
    const { value } = await placeAll([environmentOn({ pools: pools.slice(0, 1), agents })]);
    const capacity = '(2x12000s,4000m,16Gi,100Gi,40p)';
    expect(value.lock.split('\n')).toEqual([
      expect.stringMatching(/^# /),
      'version 1',
      `test aaa/c 3 of 1s,1m,1Mi,1Mi on local/one=3${capacity}`,
      `test default/a 2 of 500m,1Mi,1Mi on local/one=2${capacity}`,
      `test default/b 12 of 1s,1m,1Mi,1Mi on local/one=12${capacity}`,
      '',
    ]);
  });

  test('fractions of a millicore and accelerators', async () => {
    const gpu = [
      nodePool({ name: 'gpu', class: 'accelerator', accelerators: { 'nvidia.com/gpu': 2 } }),
    ];
    const demand = { milliCpu: 0.25, memory: 1024, storage: 1500, accelerators: {} };
    const accelerated = {
      milliCpu: 100,
      memory: 1024,
      storage: 1500,
      accelerators: { 'nvidia.com/gpu': 1 },
    };
    const agents = [
      pooledAgent('a', 4, { demand }),
      dedicatedAgent('b', 1, 100, { demand: accelerated }),
    ];
    const { value } = await placeAll([environmentOn({ pools: gpu, agents })]);
    expect(value.lock).toContain(
      'default/a 4 of 1s,0.25m,1Ki,1500 on local/gpu=4(1x12000s,4000m,16Gi,100Gi,2*nvidia.com/gpu,40p)',
    );
    expect(value.lock).toContain('default/b 1 of 100m,1Ki,1500,1*nvidia.com/gpu on');
  });
});

describe('how it is kept', () => {
  test('what it holds is copied, even where a search would do otherwise', async () => {
    const { lock } = (await placeAll([dedicated(['a', 'b'])])).value;
    expect(linesOf(lock).every((line) => line.includes('local/one='))).toBe(true);
    const moved = lock.replaceAll('local/one=', 'local/two=').replaceAll('default/b', 'default/b');
    const result = await placeAll([dedicated(['a', 'b'])], moved);
    expect(sharesText(onlyEnvironment(result))).toEqual(['a two=1', 'b two=1']);
    expect(result.value.lock).toBe(moved);
  });

  test('an agent that comes moves none that is there', async () => {
    const before = (await placeAll([dedicated(['b', 'd', 'f'])])).value.lock;
    const after = (await placeAll([dedicated(['a', 'b', 'c', 'd', 'e', 'f'])], before)).value.lock;
    expect(linesOf(after)).toEqual(expect.arrayContaining([...linesOf(before)]));
    expect(linesOf(after)).toHaveLength(6);
  });

  test('an agent that goes moves none that stays', async () => {
    const before = (await placeAll([dedicated(['a', 'b', 'c', 'd', 'e', 'f'])])).value.lock;
    const after = (await placeAll([dedicated(['b', 'd'])], before)).value.lock;
    expect(linesOf(before)).toEqual(expect.arrayContaining([...linesOf(after)]));
  });

  test('a fleet that grows keeps its places, one that shrinks leaves some', async () => {
    const small = [
      nodePool({ name: 'one', declaredAgents: 10 }),
      nodePool({ name: 'two', declaredAgents: 10 }),
    ];
    const fleet = (instances: number): LinkedEnvironment =>
      environmentOn({ pools: small, agents: [pooledAgent('a', instances)] });
    const twelve = await placeAll([fleet(12)]);
    const sixteen = await placeAll([fleet(16)], twelve.value.lock);
    const shares = (result: typeof twelve): Map<string, number> =>
      new Map(
        onlyEnvironment(result).assignments[0]?.shares.map(({ pool, instances }) => [
          pool,
          instances,
        ]),
      );
    for (const [pool, instances] of shares(twelve)) {
      expect(shares(sixteen).get(pool)).toBeGreaterThanOrEqual(instances);
    }
    const eight = await placeAll([fleet(8)], sixteen.value.lock);
    for (const [pool, instances] of shares(eight)) {
      expect(instances).toBeLessThanOrEqual(shares(sixteen).get(pool) ?? 0);
    }
  });

  test('a pool that is gone gives its agents up, and only those', async () => {
    const lock = (await placeAll([dedicated(['a', 'b', 'c'])])).value.lock;
    const mixed = lock.replace(/(default\/b .*)local\/one=1\(/, '$1local/two=1(');
    const rest = environmentOn({
      pools: pools.slice(1),
      agents: ['a', 'b', 'c'].map((name) => dedicatedAgent(name, 1, 1000)),
    });
    expect(sharesText(onlyEnvironment(await placeAll([rest], mixed)))).toEqual([
      'a two=1',
      'b two=1',
      'c two=1',
    ]);
  });

  test('an agent that may no longer run where it stands moves', async () => {
    const spot = [
      nodePool({ name: 'demand', pricePerHour: 1 }),
      nodePool({ name: 'spot', spot: true, pricePerHour: 0.1 }),
    ];
    const agent = dedicatedAgent('a', 1, 100);
    const tolerant = { ...agent, constraints: { ...agent.constraints, toleratesSpot: true } };
    const { lock } = (await placeAll([environmentOn({ pools: spot, agents: [tolerant] })])).value;
    expect(lock).toContain('local/spot=1');
    expect(
      (await placeAll([environmentOn({ pools: spot, agents: [agent] })], lock)).value.lock,
    ).toContain('local/demand=1');
  });

  test('a replica count of the lock larger than the agent is no harm', async () => {
    const { lock } = (await placeAll([dedicated(['a'])])).value;
    const wrong = lock
      .replace('default/a 1 of', 'default/a 900000000 of')
      .replace('=1(', '=900000000(');
    expect((await placeAll([dedicated(['a'])], wrong)).value.lock).toBe(lock);
  });

  test('a bad line is a finding, and nothing is placed', async () => {
    const { lock } = (await placeAll([dedicated(['a'])])).value;
    const result = await placeAll([dedicated(['a'])], `${lock}<<<<<<< HEAD\n`);
    expect(findingsOf(result)).toEqual([
      'place/bad-lock: adac.lock holds the marker of a merge conflict. Delete the line; adac places the agent again.',
    ]);
    expect(result.value.environments).toEqual([]);
  });
});

describe('how it merges', () => {
  test('branches that touch different agents give a lock that holds', async () => {
    const base = (await placeAll([dedicated(['a'])])).value.lock;
    const left = (await placeAll([dedicated(['a', 'b'])], base)).value.lock;
    const right = (await placeAll([dedicated(['a', 'c'])], base)).value.lock;
    const [, , ...lines] = new Set([...left.split('\n'), ...right.split('\n')]);
    const merged = `version 1\n${lines
      .filter((line) => line !== '')
      .sort()
      .join('\n')}\n`;
    const result = await placeAll([dedicated(['a', 'b', 'c'])], merged);
    expect(linesOf(result.value.lock)).toEqual(linesOf(merged));
  });

  test('a lock that a merge made infeasible is mended by moving the least', async () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    const tight = [nodePool({ name: 'one', cpu: 4 }), nodePool({ name: 'two', cpu: 4 })];
    const environment = environmentOn({
      pools: tight,
      agents: names.map((name) => dedicatedAgent(name, 1, 1000)),
    });
    const capacity = '(1x12000s,4000m,16Gi,100Gi,40p)';
    const lines = names.map(
      (name) => `test default/${name} 1 of 1000m,1Mi,1Mi on local/one=1${capacity}`,
    );
    const result = await placeAll([environment], ['version 1', ...lines, ''].join('\n'));
    const kept = linesOf(result.value.lock).filter((line) => lines.includes(line));
    expect(kept).toHaveLength(4);
    expect(
      sharesText(onlyEnvironment(result)).filter((text) => text.endsWith('two=1')),
    ).toHaveLength(1);
  });

  test('of those that must give way, lines that no longer match go first', async () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    const tight = [nodePool({ name: 'one', cpu: 4 }), nodePool({ name: 'two', cpu: 4 })];
    const environment = environmentOn({
      pools: tight,
      agents: names.map((name) => dedicatedAgent(name, 1, 1000)),
    });
    const capacity = '(1x12000s,4000m,16Gi,100Gi,40p)';
    const lines = names.map((name) => {
      const demand = name === 'b' ? '900m' : '1000m';
      return `test default/${name} 1 of ${demand},1Mi,1Mi on local/one=1${capacity}`;
    });
    const result = await placeAll([environment], ['version 1', ...lines, ''].join('\n'));
    expect(sharesText(onlyEnvironment(result))).toContain('b two=1');
  });

  test('two environments that a merge put over capacity together both find places', async () => {
    const tight = [nodePool({ name: 'one', cpu: 4 }), nodePool({ name: 'two', cpu: 4 })];
    const of = (name: string): LinkedEnvironment =>
      environmentOn({
        name,
        pools: tight,
        namespacePrefix: `${name}-`,
        agents: [dedicatedAgent('a', 1, 1000), dedicatedAgent('b', 1, 2000)],
      });
    const capacity = '(1x12000s,4000m,16Gi,100Gi,40p)';
    const lines = ['left', 'right'].flatMap((name) => [
      `${name} default/a 1 of 1000m,1Mi,1Mi on local/one=1${capacity}`,
      `${name} default/b 1 of 2000m,1Mi,1Mi on local/one=1${capacity}`,
    ]);
    const result = await placeAll(
      [of('left'), of('right')],
      ['version 1', ...lines, ''].join('\n'),
    );
    expect(result.diagnostics).toEqual([]);
    const kept = result.value.lock.split('\n').filter((line) => lines.includes(line));
    expect(kept).toHaveLength(3);
  });
});

import { expect, test } from 'vitest';
import { vary } from '../../../compiler/emit/trace/vary.ts';

const value = {
  name: 'ledger',
  pods: 2,
  on: true,
  off: false,
  absent: undefined,
  demand: { memory: 100 },
  egress: ['a.example', 'b.example'],
  map: new Map([['a', 1]]),
};

test('each text, number and set switch differs once, and nothing else with it', () => {
  const all = ['name', 'pods', 'on', 'off', 'absent', 'demand', 'egress', 'map'];
  const variations = vary(
    value,
    all.map((key) => [key]),
  );
  expect(variations.map(({ path }) => path.join('.'))).toEqual([
    'name',
    'pods',
    'on',
    'demand.memory',
    'egress.0',
    'egress.1',
  ]);
  expect(variations[0]?.value).toEqual({ ...value, name: '1ledger' });
  expect(variations[1]?.value).toEqual({ ...value, pods: 5 });
  expect(variations[2]?.value).toEqual({ ...value, on: false });
  expect(variations[3]?.value).toEqual({ ...value, demand: { memory: 201 } });
  expect(variations[5]?.value).toEqual({ ...value, egress: ['a.example', '1b.example'] });
});

test('only the parts that are named differ; one that is not there gives nothing', () => {
  expect(vary(value, [['egress', 1], ['spec', 'x'], ['demand']]).map(({ path }) => path)).toEqual([
    ['egress', 1],
    ['demand', 'memory'],
  ]);
});

test('what is varied stays as it is, maps in it are shared', () => {
  const before = JSON.stringify(value);
  const [first] = vary(value, [['pods']]);
  expect(first?.value.map).toBe(value.map);
  expect(JSON.stringify(value)).toBe(before);
});

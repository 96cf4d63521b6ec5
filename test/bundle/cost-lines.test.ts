import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatCostLines, parseCostLines } from '../../compiler/bundle/cost-lines.ts';
import type { CostForecast } from '../../compiler/model/placed-program.ts';
import { costReport } from '../support/cost-report.ts';

function forecast(onDemand: number, spot = 0, storage = 0): CostForecast {
  const { minimum, maximum, parts, models } = costReport(onDemand, { spot, storage });
  return { minimum, maximum, parts, models };
}

const line =
  '{"environment":"edge","minimum":1,"onDemand":2,"spot":0.5,"storage":0.1,"models":7,"unbounded":3}';

describe('cost lines', () => {
  test('say what an environment costs, keys in fixed order, sorted by name', () => {
    const cost = { ...forecast(2, 0.5, 0.1), minimum: 1, models: { usdPerMonth: 7, unbounded: 3 } };
    expect(
      formatCostLines(
        new Map([
          ['edge', cost],
          ['cloud', forecast(0)],
        ]),
      ),
    ).toEqual([
      '{"environment":"cloud","minimum":0,"onDemand":0,"spot":0,"storage":0,"models":0,"unbounded":0}',
      line,
    ]);
    expect(parseCostLines(line)).toEqual(new Map([['edge', cost]]));
  });

  test('read back as they were written, within an index', () => {
    const cents = fc.nat({ max: 10_000_000 }).map((amount) => amount / 100);
    const name = fc.stringMatching(/^[a-z]([a-z0-9-]{0,8}[a-z0-9])?$/);
    fc.assert(
      fc.property(fc.array(fc.tuple(name, cents, cents, cents)), (rows) => {
        const costs = new Map(rows.map(([key, ...parts]) => [key, forecast(...parts)]));
        const text = `{"files":[\n],"costs":[\n${formatCostLines(costs).join(',\r\n')}\n]}\n`;
        expect(parseCostLines(text)).toEqual(costs);
      }),
    );
  });

  test.each([
    ['a text instead of a number', line.replace('"onDemand":2', '"onDemand":"2"')],
    ['a negative number', line.replace('"spot":0.5', '"spot":-1')],
    ['a number beyond reason', line.replace('"models":7', '"models":1e308')],
    ['an infinite number', line.replace('"models":7', '"models":1e999')],
    ['no number', line.replace('"storage":0.1', '"storage":NaN')],
    ['null', line.replace('"unbounded":3', '"unbounded":null')],
    ['a missing part', line.replace('"minimum":1,', '')],
    ['a name that is no label', line.replace('"edge"', '"\\u001b[31medge"')],
    ['a name that is too long', line.replace('"edge"', `"${'e'.repeat(64)}"`)],
    ['an object as name', line.replace('"edge"', '{"toString":1}')],
    ['a key that changes what objects inherit', '{"environment":"edge","__proto__":{"minimum":1}}'],
    ['half a line', line.slice(0, 40)],
  ])('%s says nothing', (_, hostile) => {
    expect(parseCostLines(hostile)).toEqual(new Map());
  });

  test('two lines of one environment, which a merge left, say nothing', () => {
    const other = line.replace('"onDemand":2', '"onDemand":3');
    expect(parseCostLines(`<<<<<<<\n${line}\n=======\n${other}\n>>>>>>>\n`)).toEqual(new Map());
    expect(parseCostLines(`${line}\n${other}\n${line}`)).toEqual(new Map());
  });

  test('any text can be read', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => parseCostLines(text).size === 0),
    );
    fc.assert(
      fc.property(fc.json(), (json) => {
        expect(parseCostLines(`{"environment":${json}}`).size).toBe(0);
      }),
    );
  });
});

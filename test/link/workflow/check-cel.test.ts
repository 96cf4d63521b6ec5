import { describe, expect, test } from 'vitest';
import { readCel } from '../../../compiler/link/workflow/cel-expression.ts';
import { checkCel } from '../../../compiler/link/workflow/check-cel.ts';
import type { Type } from '../../../compiler/link/types/type.ts';

const types: Readonly<Record<string, Type>> = {
  'inputs.text': { type: 'string' },
  'inputs.flag': { type: 'boolean' },
  'inputs.count': { type: 'integer' },
  'inputs.share': { type: 'number' },
  'inputs.any': {},
  'inputs.maybe': { type: ['string', 'null'] },
  'inputs.rows': { type: 'array', items: { type: 'object' } },
  'inputs.names': { type: 'array', items: { type: 'string' } },
  'steps["a-b"].outputs.level': { enum: ['low', 'high'] },
};

function check(text: string): string {
  const expression = readCel(text);
  expect(expression.problem).toBeUndefined();
  const { problem, type } = checkCel(expression, (read) => {
    const { span } = read.expression;
    return types[text.slice(span.start, span.end)] ?? {};
  });
  if (problem === undefined) return type;
  return `${text.slice(problem.span.start, problem.span.end)} → ${problem.message}`;
}

describe('checkCel', () => {
  test.each([
    ['inputs.flag', 'bool'],
    ['inputs.count > 3 && inputs.share < 0.5', 'bool'],
    ['inputs.share == 1', 'bool'],
    ['1 != inputs.share', 'bool'],
    ['inputs.any == 3 || inputs.any.deep.down == "x"', 'bool'],
    ['inputs.maybe == null', 'bool'],
    ['has(inputs.text) && size(inputs.text) > 0', 'bool'],
    ['inputs.rows.all(row, row.amount > 3)', 'bool'],
    ['inputs.names.filter(name, name != "")', 'list<string>'],
    ['inputs.rows[0].x', 'dyn'],
    ['steps["a-b"].outputs.level in ["low"]', 'bool'],
    ['inputs.text + "!"', 'string'],
    ['inputs.text.startsWith("x") ? inputs.count : 3', 'int'],
    ['(inputs.count) > 3', 'bool'],
  ])('%s is %s', (text, expected) => {
    expect(check(text)).toBe(expected);
  });

  test.each([
    [
      'inputs.flag && inputs.text > 3',
      'inputs.text > 3 → "inputs.text > 3" puts string and integer together, which do not fit.',
    ],
    [
      'inputs.flag &&\n  inputs.text\n  > 3',
      'inputs.text\n  > 3 → "inputs.text > 3" puts string and integer together, which do not fit.',
    ],
    [
      'inputs.text == null',
      'inputs.text == null → "inputs.text == null" puts string and null together, which do not fit.',
    ],
    [
      'inputs.count && inputs.flag',
      'inputs.count && inputs.flag → "inputs.count && inputs.flag" joins something that is neither true nor false.',
    ],
    [
      'inputs.names.all(name, name > 3)',
      'name > 3 → The two sides of "name > 3" do not fit together.',
    ],
    [
      'inputs.text.frobnicate()',
      'inputs.text.frobnicate() → There is no such function for these values: "inputs.text.frobnicate()".',
    ],
    [
      'inputs.flag ? 1 : "x"',
      'inputs.flag ? 1 : "x" → The two results of "inputs.flag ? 1 : "x"" are not of one type.',
    ],
    ['has(3)', '3 → "3" is not what this function takes.'],
    [
      'steps["a-b"].outputs.level == 3',
      'steps["a-b"].outputs.level == 3 → "steps["a-b"].outputs.level == 3" puts string and integer together, which do not fit.',
    ],
  ])('%s does not fit', (text, expected) => {
    expect(check(text)).toBe(expected);
  });
});

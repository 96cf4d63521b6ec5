import { describe, expect, test } from 'vitest';
import { readCondition } from '../../../compiler/link/workflow/condition.ts';
import { isMalformed } from '../../../compiler/link/workflow/expression.ts';

function reads(text: string): string[] {
  return readCondition(text).reads.map(({ expression, asksPresence }) => {
    const name = isMalformed(expression)
      ? `malformed ${text.slice(expression.span.start, expression.span.end)}`
      : expression.text;
    return asksPresence ? `has ${name}` : name;
  });
}

describe('readCondition', () => {
  test.each([
    ['true', []],
    ['steps.a.outputs.x == "high"', ['steps.a.outputs.x']],
    ['inputs.urgent && context.region == "eu"', ['inputs.urgent', 'context.region']],
    ['steps["gather-data"].outputs.rows[0].n > 3', ['steps["gather-data"].outputs.rows[0].n']],
    ['has(steps.a.outputs.x)', ['has steps.a.outputs.x']],
    ['has( steps.a.outputs.x )', ['has steps.a.outputs.x']],
    ['size(steps.a.outputs.rows) > 0', ['steps.a.outputs.rows']],
    ['steps.a.outputs.name.startsWith("x")', ['steps.a.outputs.name']],
    ['steps.a.outputs.rows.all(r, r.ok)', ['steps.a.outputs.rows']],
    ['steps.a.outputs.x == steps.b.outputs.y', ['steps.a.outputs.x', 'steps.b.outputs.y']],
    ['steps.a', ['malformed steps.a']],
    ['steps.a.result', ['malformed steps.a.result']],
    ['item.kind == "x"', ['item.kind']],
  ])('finds what %s reads', (text, expected) => {
    expect(reads(text)).toEqual(expected);
  });

  test.each([
    ['"steps.a.outputs.x" == "y"'],
    ["'inputs.x' == 'y'"],
    ['"a \\" steps.a.outputs.x" == ""'],
    ['"""steps.a.outputs.x "quoted" inputs.y"""  == ""'],
    ["'''inputs.x'''  == ''"],
    ['request.inputs.x'],
    ['my_inputs.x'],
  ])('passes over names in %s', (text) => {
    expect(reads(text)).toEqual([]);
  });

  test.each([
    ['a == 1', ['a == 1']],
    ['a == 1 && b', ['a == 1', 'b']],
    ['a   ==\n  1 && b', ['a == 1', 'b']],
    ['(a && b) && c', ['(a && b)', 'c']],
    ['a == "x && y"', ['a == "x && y"']],
    ['a && b || c', ['a && b || c']],
    ['a && (b || c)', ['a', '(b || c)']],
    ['a ? b && c : d', ['a ? b && c : d']],
    ['[1, 2].exists(x, x == 1 && b) && c', ['[1, 2].exists(x, x == 1 && b)', 'c']],
  ])('splits %s where all parts must hold', (text, expected) => {
    expect(readCondition(text).conjuncts).toEqual(expected);
  });

  test('keeps blanks within quotes', () => {
    expect(readCondition('a == "x  y"').conjuncts).not.toEqual(
      readCondition('a == "x y"').conjuncts,
    );
  });

  test('ends on text that is no condition', () => {
    for (const text of [
      '"',
      "'''",
      '((((',
      '))))',
      '&&',
      '|| &&',
      '\\',
      'inputs.',
      'steps[',
      '...',
    ]) {
      expect(readCondition(text).conjuncts.length).toBeGreaterThan(0);
    }
    expect(reads('(('.repeat(5_000) + 'inputs.x')).toEqual(['inputs.x']);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCel } from '../../../compiler/link/workflow/cel-expression.ts';
import { isMalformed } from '../../../compiler/link/workflow/expression.ts';

function reads(text: string): string[] {
  return readCel(text).reads.map(({ expression, asksPresence }) => {
    const name = isMalformed(expression)
      ? `malformed ${text.slice(expression.span.start, expression.span.end)}`
      : expression.text;
    return asksPresence ? `has ${name}` : name;
  });
}

describe('readCel', () => {
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
    ['(a && b) && c', ['a', 'b', 'c']],
    ['a == "x && y"', ['a == "x && y"']],
    ['a && b || c', ['a && b || c']],
    ['a && (b || c)', ['a', 'b || c']],
    ['a ? b && c : d', ['a ? b && c : d']],
    ['[1, 2].exists(x, x == 1 && b) && c', ['[1, 2].exists(x, x == 1 && b)', 'c']],
  ])('splits %s where all parts must hold', (text, expected) => {
    expect(readCel(text).conjuncts).toEqual(expected);
  });

  test.each([
    ['urgent', ['urgent']],
    ['inputs.x == low', ['low']],
    ['[1].exists(x, x == y)', ['y']],
    ['[1].exists(inputs, inputs == 1)', []],
    ['type(inputs.x) == int', []],
    ['foo.bar["x"].baz', ['foo']],
  ])('finds the names in %s that are of nobody', (text, expected) => {
    expect(readCel(text).strangers.map((name) => name.text)).toEqual(expected);
  });

  test.each([
    ['steps.a.outputs.level == "high"', ['steps.a.outputs.level "high" high']],
    ["'high' != inputs.level", ['inputs.level "high" high']],
    ['inputs.level in ["low", r"x"]', ['inputs.level "low" low', 'inputs.level "x" r"x"']],
    ['inputs.n == 3 || inputs.b == true', ['inputs.n 3 3', 'inputs.b true true']],
    ['inputs.a == inputs.b', []],
    ['inputs.n > 3', []],
  ])('finds what %s compares with', (text, expected) => {
    const found = readCel(text).comparisons.map(
      ({ read, value, span }) =>
        `${read.text} ${JSON.stringify(value)} ${text.slice(span.start, span.end)}`,
    );
    expect(found).toEqual(expected);
  });

  test('finds what stands in an index', () => {
    expect(reads('steps.a.outputs.rows[inputs.index].x == 1')).toEqual([
      'inputs.index',
      'steps.a.outputs.rows',
    ]);
  });

  test('keeps blanks within quotes', () => {
    expect(readCel('a == "x  y"').conjuncts).not.toEqual(readCel('a == "x y"').conjuncts);
  });

  test.each([
    ['inputs.x +', '+', 'The expression ends where more has to follow.'],
    ['inputs.x = 3', '=', 'The expression cannot be read from "=" on.', 'Write "==" to compare.'],
    ['inputs.x and inputs.y', 'and', 'The expression cannot be read from "and" on.', 'Write "&&".'],
    ['not inputs.x', 'not', 'The expression cannot be read from "not" on.', 'Write "!".'],
    [
      '${inputs.x}',
      '$',
      'The expression cannot be read from "$" on.',
      'Write names as they are, without "${" and "}".',
    ],
    ['inputs.x == "a', '"a', 'A text in the expression is not closed.'],
    ['inputs.x == "\\q"', '\\q', 'A text in the expression has an escape that CEL does not know.'],
    [')', ')', 'The expression cannot be read from ")" on.'],
    [' ', ' ', 'The expression is empty.'],
  ])('says where %s cannot be read', (text, at, message, help?: string) => {
    const { problem, conjuncts } = readCel(text);
    expect(problem?.message).toBe(message);
    expect(problem?.help).toBe(help);
    expect(text.slice(problem?.span.start, problem?.span.end)).toContain(at.slice(0, 2));
    expect(conjuncts).toEqual([text]);
  });

  test('ends on text of any kind, in words of its own', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(
            ...'( ) [ ] { } " \' \\ . & | ? : = ! < > + - * / % , 0 a à'.split(' '),
            ' ',
            '\n',
            'inputs',
            'has',
            ' in ',
          ),
        }),
        (text) => {
          const { problem } = readCel(text);
          if (problem === undefined) return;
          expect(problem.message).toMatch(/^(?:The|A text in the) expression .*\.$/s);
          expect(problem.span.start).toBeLessThanOrEqual(problem.span.end);
        },
      ),
      { numRuns: 3000 },
    );
  });

  test('refuses what is nested too deep', () => {
    expect(readCel('('.repeat(1000) + 'inputs.x' + ')'.repeat(1000)).problem?.message).toBe(
      'The expression is too large or nested too deep.',
    );
  });
});

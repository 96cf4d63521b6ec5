import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isMalformed } from '../../../compiler/link/workflow/expression.ts';
import { templateExpressions } from '../../../compiler/link/workflow/template-expressions.ts';

/** What each expression of a text reads, in short. */
function read(text: string): string[] {
  return templateExpressions(text).expressions.map((expression) => {
    if (isMalformed(expression)) return `malformed: ${expression.reason}`;
    const { subject, below } = expression;
    const names =
      subject.root === 'steps'
        ? [subject.step.text, subject.output?.text ?? '*']
        : subject.root === 'item'
          ? []
          : [subject.name.text];
    return [subject.root, ...names, ...below.map(({ name }) => JSON.stringify(name))].join(' ');
  });
}

describe('templateExpressions', () => {
  test.each([
    ['plain text', []],
    ['costs $5 {or} so', []],
    ['${inputs.quarter}', ['inputs quarter']],
    ['${ context.company }', ['context company']],
    ['${steps.a.outputs.rows}', ['steps a rows']],
    ['${steps.a.outputs}', ['steps a *']],
    ['${steps.gather-data.outputs.raw_data}', ['steps gather-data raw_data']],
    ['${steps["gather data"].outputs.x}', ['steps gather data x']],
    ['${item}', ['item']],
    ['${item.name}', ['item "name"']],
    ["${steps.a.outputs.rows[0]['amount due'].cents}", ['steps a rows 0 "amount due" "cents"']],
    ['${inputs.a} and ${inputs.b}', ['inputs a', 'inputs b']],
    ['${inputs.__proto__}', ['inputs __proto__']],
  ])('reads %s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  test.each([
    ['${', 'is not closed'],
    ['a ${inputs.x', 'is not closed'],
    ['${}', 'is empty'],
    ['${   }', 'is empty'],
    ['${env.HOME}', 'begins with none of "inputs", "context", "steps" and "item"'],
    ['${inputs}', 'names no key of "inputs"'],
    ['${context[0]}', 'names no key of "context"'],
    ['${steps.a}', 'is not of the form "steps.<id>.outputs.<name>"'],
    ['${steps.a.output.x}', 'is not of the form "steps.<id>.outputs.<name>"'],
    ['${inputs.a + 1}', 'is not a chain of names such as "steps.plan.outputs.report"'],
    ['${inputs..a}', 'is not a chain of names such as "steps.plan.outputs.report"'],
    ['${inputs.a[}', 'is not a chain of names such as "steps.plan.outputs.report"'],
    ['${(1)}', 'is not a chain of names such as "steps.plan.outputs.report"'],
  ])('refuses %s', (text, reason) => {
    expect(read(text)).toEqual([`malformed: ${reason}`]);
  });

  test('knows whether the text is one expression and nothing else', () => {
    expect(templateExpressions('${inputs.a}').whole).toBe(true);
    expect(templateExpressions(' ${inputs.a}').whole).toBe(false);
    expect(templateExpressions('${inputs.a}${inputs.b}').whole).toBe(false);
    expect(templateExpressions('plain').whole).toBe(false);
    expect(templateExpressions('${inputs.a').whole).toBe(false);
  });

  test('knows where each name stands', () => {
    const text = 'see ${ steps.plan.outputs.report["sub title"] } now';
    const [expression] = templateExpressions(text).expressions;
    if (expression === undefined || isMalformed(expression)) throw new Error('not read');
    const at = ({ start, end }: { start: number; end: number }): string => text.slice(start, end);
    expect(at(expression.span)).toBe('steps.plan.outputs.report["sub title"]');
    expect(expression.text).toBe('steps.plan.outputs.report["sub title"]');
    if (expression.subject.root !== 'steps') throw new Error('not a step');
    expect(at(expression.subject.step.span)).toBe('plan');
    expect(expression.subject.output && at(expression.subject.output.span)).toBe('report');
    expect(expression.below.map(({ span }) => at(span))).toEqual(['sub title']);
  });

  test('ends on any text, with spans inside of it', () => {
    const parts = fc.constantFrom(
      '${',
      '}',
      'steps',
      '.',
      'outputs',
      '[',
      ']',
      '"',
      "'",
      'a',
      '0',
      ' ',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        for (const { span } of templateExpressions(text).expressions) {
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeGreaterThanOrEqual(span.start);
          expect(span.end).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });
});

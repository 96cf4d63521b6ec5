import { expect, test } from 'vitest';
import { isMalformed } from '../../../compiler/link/workflow/expression.ts';
import {
  expressionsIn,
  readValue,
  type WorkflowValue,
} from '../../../compiler/link/workflow/workflow-value.ts';
import type { JsonValue } from '../../../compiler/model/json.ts';

function read(value: JsonValue): WorkflowValue {
  return readValue(value, ['inputs', 'x']);
}

test.each<[JsonValue, WorkflowValue['kind']]>([
  ['plain', 'constant'],
  [3, 'constant'],
  [null, 'constant'],
  [[1, ['a']], 'constant'],
  [{ a: { b: true } }, 'constant'],
  ['${inputs.a}', 'expression'],
  ['a ${inputs.a}', 'text'],
  ['${inputs.a', 'text'],
  [[1, '${inputs.a}'], 'list'],
  [{ a: 1, b: ['${inputs.a}'] }, 'object'],
])('reads %j as %s', (value, kind) => {
  expect(read(value).kind).toBe(kind);
});

test('finds expressions however deep, each with the path of its scalar', () => {
  const value = { list: ['${inputs.a}', { deep: '${inputs.b} and ${inputs.c}' }], plain: 1 };
  const found = expressionsIn(read(value)).map(({ expression, path }) => [
    isMalformed(expression) ? '' : expression.text,
    path,
  ]);
  expect(found).toEqual([
    ['inputs.a', ['inputs', 'x', 'list', 0]],
    ['inputs.b', ['inputs', 'x', 'list', 1, 'deep']],
    ['inputs.c', ['inputs', 'x', 'list', 1, 'deep']],
  ]);
});

test('keeps hostile keys as keys', () => {
  const found = read(Object.fromEntries([['__proto__', '${inputs.a}']]));
  expect(found.kind === 'object' && [...found.properties.keys()]).toEqual(['__proto__']);
});

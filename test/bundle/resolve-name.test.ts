import { expect, test } from 'vitest';
import { resolver } from '../../compiler/bundle/resolve-name.ts';

const resolve = resolver([
  { namespace: 'desk', name: 'writer' },
  { namespace: 'ops', name: 'writer' },
  { namespace: 'ops', name: 'constructor' },
]);

test.each([
  ['writer', 'desk', 'desk/writer'],
  ['writer', 'ops', 'ops/writer'],
  ['ops/writer', 'desk', 'ops/writer'],
  ['constructor', 'desk', 'ops/constructor'],
  ['toString', 'desk', 'desk/toString'],
])('%s in %s is %s', (reference, from, id) => {
  expect(resolve(reference, from)).toBe(id);
});

import { expect, test } from 'vitest';
import { typedParameters } from '../../compiler/bundle/typed-parameters.ts';

test('parameters are sorted, and keep how they are fed', () => {
  const typed = typedParameters({
    b: { schema: 'text', default: 'x', description: 'B.' },
    a: { schema: 'any', required: true },
  });
  expect(JSON.stringify(typed)).toBe(
    '{"a":{"schema":{},"required":true},"b":{"schema":{"type":"string"},"default":"x","description":"B."}}',
  );
});

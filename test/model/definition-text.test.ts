import { expect, test } from 'vitest';
import { definitionText } from '../../compiler/model/definition-text.ts';
import { resolvedAgent } from '../support/builders.ts';

test('is the document as compact JSON', () => {
  const agent = resolvedAgent({
    name: 'a',
    makeDocument: () => ({ kind: 'Agent', spec: { prompt: 'x "y"' } }),
  });
  expect(definitionText(agent)).toBe('{"kind":"Agent","spec":{"prompt":"x \\"y\\""}}');
});

test('is made once for an agent', () => {
  let made = 0;
  const agent = {
    ...resolvedAgent({ name: 'a' }),
    makeDocument: () => {
      made++;
      return {};
    },
  };
  definitionText(agent);
  definitionText(agent);
  expect(made).toBe(1);
  expect(definitionText({ ...agent, makeDocument: () => ({ other: true }) })).toBe(
    '{"other":true}',
  );
});

import fc from 'fast-check';
import { loadAll } from 'js-yaml';
import { expect, test } from 'vitest';
import { renderDocuments } from '../../../compiler/cli/init/render-documents.ts';

test('documents below a comment, without what is undefined', () => {
  const text = renderDocuments('Two of them.', [{ a: 1, b: undefined }, { c: ['x'] }]);
  expect(text).toBe('# Two of them.\na: 1\n---\nc:\n  - x\n');
});

test('every value reads as it was given', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ minLength: 1 }), fc.string()), (document) => {
      fc.pre(!Object.hasOwn(document, '__proto__'));
      expect(loadAll(renderDocuments('One.', [document]))).toEqual([{ ...document }]);
    }),
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';

import { sharedText } from '../../compiler/load/shared-text.ts';

test('gives back an equal text, whatever came before', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 64 })), (texts) => {
      expect(texts.map(sharedText)).toEqual(texts);
    }),
  );
});

test('keeps texts apart that look like keys of an object', () => {
  const names = ['__proto__', 'constructor', 'toString', ''];
  expect(names.map(sharedText)).toEqual(names);
});

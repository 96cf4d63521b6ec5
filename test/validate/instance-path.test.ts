import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { headOf, pathOfPointer } from '../../compiler/validate/instance-path.ts';

const document = { file: { path: 'agents/a.yaml', text: '' }, index: 0 };

describe('a pointer as a path', () => {
  test('steps into lists become numbers, those into mappings stay text', () => {
    const root = { items: [{ 0: ['x'] }] };
    expect(pathOfPointer('/items/0/0/0', root)).toEqual(['items', 0, '0', 0]);
    expect(pathOfPointer('', root)).toEqual([]);
  });

  test('inherited names lead nowhere', () => {
    expect(pathOfPointer('/constructor/name', {})).toEqual(['constructor', 'name']);
  });

  test('any key survives', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (keys) => {
        const pointer = keys
          .map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`)
          .join('');
        expect(pathOfPointer(pointer, {})).toEqual(keys);
      }),
    );
  });
});

describe('the head of a mapping', () => {
  test('is the key that holds it', () => {
    expect(headOf(document, ['spec'], { a: 1 })).toEqual({ document, path: ['spec'], part: 'key' });
  });

  test('is the first key of an item or a document', () => {
    expect(headOf(document, ['steps', 0], { id: 1 })).toEqual({
      document,
      path: ['steps', 0, 'id'],
      part: 'key',
    });
    expect(headOf(document, [], { kind: 1 })).toEqual({ document, path: ['kind'], part: 'key' });
  });

  test('is the mapping where it is empty', () => {
    expect(headOf(document, [], {})).toEqual({ document, path: [] });
  });
});

import { describe, expect, test } from 'vitest';

import { at, atKey, originKey } from '../../compiler/source/origin.ts';
import type { NodePlace, Path } from '../../compiler/source/place.ts';

const document = { file: { path: 'agents/a.yaml', text: '' }, index: 1 };
const elsewhere = { file: { path: 'adac.yaml', text: '' }, index: 0 };

function withOrigins(...entries: readonly (readonly [Path, NodePlace])[]) {
  const origins = new Map(entries.map(([path, place]) => [originKey(path), place]));
  return { source: { document, root: ['spec'], origins } };
}

describe('at', () => {
  test('is the path below the root of the definition', () => {
    const definition = { source: { document, root: ['members', 0] } };
    expect(at(definition, 'tools', 1)).toEqual({ document, path: ['members', 0, 'tools', 1] });
  });

  test('is the origin, where one is recorded', () => {
    const definition = withOrigins([['owners'], { document: elsewhere, path: ['defaults'] }]);
    expect(at(definition, 'owners')).toEqual({ document: elsewhere, path: ['defaults'] });
  });

  test('appends the rest of the path to the longest recorded prefix', () => {
    const definition = withOrigins(
      [['a'], { document: elsewhere, path: ['short'] }],
      [['a', 'b'], { document: elsewhere, path: ['long'] }],
    );
    expect(at(definition, 'a', 'b', 'c', 0)).toMatchObject({ path: ['long', 'c', 0] });
    expect(at(definition, 'a', 'x')).toMatchObject({ path: ['short', 'x'] });
    expect(at(definition, 'z')).toEqual({ document, path: ['spec', 'z'] });
  });

  test('does not take an index for a key of the same digits', () => {
    const definition = withOrigins([['0'], { document: elsewhere, path: [] }]);
    expect(at(definition, 0)).toEqual({ document, path: ['spec', 0] });
  });
});

test('atKey means the key', () => {
  expect(atKey({ source: { document, root: [] } }, 'spec')).toEqual({
    document,
    path: ['spec'],
    part: 'key',
  });
});

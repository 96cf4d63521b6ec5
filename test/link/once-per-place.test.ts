import { expect, test } from 'vitest';
import type { Finding } from '../../compiler/diagnostic/diagnostic.ts';
import { oncePerPlace } from '../../compiler/link/once-per-place.ts';
import type { Path } from '../../compiler/source/place.ts';

test('reports the first finding of each node, whatever the others say', () => {
  const found: Finding[] = [];
  const report = oncePerPlace((finding) => found.push(finding));
  const say = (message: string, path: Path, file = 'a.yaml', index = 0): void => {
    report({ place: { document: { file: { path: file, text: '' }, index }, path }, message });
  };
  say('first', ['spec', 'a']);
  say('again', ['spec', 'a']);
  say('other node', ['spec', 'a', 0]);
  say('other document', ['spec', 'a'], 'a.yaml', 1);
  say('other file', ['spec', 'a'], 'b.yaml');
  expect(found.map(({ message }) => message)).toEqual([
    'first',
    'other node',
    'other document',
    'other file',
  ]);
});

import fc from 'fast-check';
import { loadAll } from 'js-yaml';
import { expect, test } from 'vitest';
import type { Manifest } from '../../compiler/emit/manifest.ts';
import { renderObjects } from '../../compiler/emit/render-objects.ts';

const object: Manifest = { apiVersion: 'v1', kind: 'X', metadata: { name: 'a', namespace: 'b' } };

function render(source: string, objects: readonly Manifest[]): { text: string; pieces: number } {
  let text = '';
  let pieces = 0;
  renderObjects(source, objects, {
    write(piece) {
      text += piece;
      pieces++;
    },
  });
  return { text, pieces };
}

test('each object is a document after a comment', () => {
  expect(render('a.yaml', [object, { ...object, metadata: { name: 'c' } }]).text).toBe(
    [
      '---',
      '# a.yaml X/b/a',
      'apiVersion: "v1"',
      'kind: "X"',
      'metadata:',
      '  name: "a"',
      '  namespace: "b"',
      '---',
      '# a.yaml X/c',
      'apiVersion: "v1"',
      'kind: "X"',
      'metadata:',
      '  name: "c"',
      '',
    ].join('\n'),
  );
});

test('no file name ends the comment or hides in it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), (source) => {
      const { text } = render(source, [object]);
      expect(loadAll(text)).toEqual([object]);
      expect(text.split(/[\n\r\u0085\u2028\u2029]/)).toHaveLength(8);
    }),
  );
  for (const source of [
    'a\n---\nkind: Secret',
    'a\r\nb',
    '\u202ea',
    'a\u001b[2J',
    '\ufeffa',
    '\ud800',
    'a\u200bb',
    '\u{e0041}',
  ]) {
    expect(render(source, [object]).text).not.toContain(source);
  }
  expect(render('agents/größe.yaml', [object]).text).toContain('# agents/größe.yaml X/b/a\n');
});

test('many objects come in few pieces, none in none', () => {
  const { text, pieces } = render('a.yaml', new Array<Manifest>(5000).fill(object));
  expect(loadAll(text)).toHaveLength(5000);
  expect(pieces).toBeLessThan(500);
  expect(pieces).toBeGreaterThan(1);
  expect(render('a.yaml', []).pieces).toBe(0);
});

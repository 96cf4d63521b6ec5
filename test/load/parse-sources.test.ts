import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { parseSources } from '../../compiler/load/parse-sources.ts';
import { locate } from '../../compiler/source/locate.ts';
import { estate } from '../support/estate.ts';

describe('parseSources', () => {
  test('gives the project first, then the documents by file and index', () => {
    const { value, diagnostics } = parseSources(
      estate({
        'workflows/w.yaml': 'w: 1\n',
        'agents/a.yaml': 'a: 1\n---\na: 2\n',
        'adac.yaml': 'kind: Project\n',
      }),
    );
    expect(diagnostics).toEqual([]);
    expect(value.documents.map(({ file, index, value: part }) => [file.path, index, part])).toEqual(
      [
        ['adac.yaml', 0, { kind: 'Project' }],
        ['agents/a.yaml', 0, { a: 1 }],
        ['agents/a.yaml', 1, { a: 2 }],
        ['workflows/w.yaml', 0, { w: 1 }],
      ],
    );
  });

  test('passes the sources on as they are', () => {
    const sources = estate({ 'agents/a.yaml': 'a: 1\n' });
    expect(parseSources(sources).value.sources).toBe(sources);
  });

  test('leaves out empty documents, and keeps the index that places count by', () => {
    const text = '---\n---\na: 1\n---\n# nothing more\n';
    const { value } = parseSources(estate({ 'agents/a.yaml': text }));
    const document = value.documents[1];
    if (document === undefined) throw new Error('There is one document.');
    expect(document).toMatchObject({ index: 1, value: { a: 1 } });
    const { span } = locate({ document, path: ['a'] });
    expect(text.slice(span.start, span.end)).toBe('1');
  });

  test('keeps a document that is the word null', () => {
    const { value } = parseSources(estate({ 'agents/a.yaml': 'null\n' }));
    expect(value.documents[1]).toMatchObject({ index: 0, value: null });
  });

  test('a broken file hides neither the documents nor the findings of the others', () => {
    const { value, diagnostics } = parseSources(
      estate({
        'agents/a.yaml': 'a: [\n',
        'agents/b.yaml': 'b: 1\n',
        'agents/c.yaml': 'c: &x 1\n---\nd: 1\n',
      }),
    );
    expect(diagnostics.map(({ code }) => code)).toEqual(['load/syntax', 'load/anchor']);
    expect(value.documents.map(({ file }) => file.path)).toEqual(['adac.yaml', 'agents/b.yaml']);
  });

  test('looks for hidden text in prompts and policies too', () => {
    const { diagnostics } = parseSources(
      estate({
        'agents/prompts/p.hbs': 'Be kind.\u200b',
        'policies/owners.rego': 'package x # \u202e',
        'policies/limits.rego': 'package y # fine',
      }),
    );
    expect(diagnostics.map(({ code, place }) => `${locate(place).file.path} ${code}`)).toEqual([
      'agents/prompts/p.hbs load/hidden-character',
      'policies/owners.rego load/hidden-character',
    ]);
  });

  test('gives the same for line ends and comments of any kind', () => {
    const text = 'a:\n  - "x y"\n  - |\n    one\n    two\nb: {c: 1}\n';
    const valueOf = (written: string): unknown =>
      parseSources(estate({ 'agents/a.yaml': written })).value.documents[1]?.value;
    const expected = valueOf(text);
    expect(valueOf(text.replaceAll('\n', '\r\n'))).toEqual(expected);
    expect(valueOf(`# before\n\n${text}# after\n`)).toEqual(expected);
    expect(valueOf(`\ufeff${text}`)).toEqual(expected);
  });

  test('never throws, whatever the text', () => {
    const units = ['a', ': ', '- ', '\n', '  ', '[', '{', '}', ']', ',', '"', "'", '|', '>', '#'];
    const more = [
      '&x ',
      '*x',
      '!t ',
      '? ',
      '---\n',
      '...\n',
      '%Y\n',
      '\\',
      '<<',
      '\0',
      '\ufeff',
      '9',
    ];
    const texts = fc.string({ unit: fc.constantFrom(...units, ...more), maxLength: 60 });
    fc.assert(
      fc.property(texts, (text) => {
        const { value, diagnostics } = parseSources(estate({ 'agents/a.yaml': text }));
        expect(diagnostics.length + value.documents.length).toBeGreaterThan(1);
        for (const { place, message } of diagnostics) {
          const { span } = locate(place);
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeLessThanOrEqual(text.length);
          expect(message).toMatch(/^[^\n]+\.$/);
        }
      }),
      { numRuns: 3000 },
    );
  });
});

import { describe, expect, test } from 'vitest';

import { sourceSettings } from '../../compiler/load/source-settings.ts';

const read = (text: string) => sourceSettings({ path: 'adac.yaml', text });

describe('sourceSettings', () => {
  test('reads globs with their index, and the output folder', () => {
    const text = 'spec:\n  output: ./build/out/\n  sources:\n    - agents/**\n    - defs/*.yaml\n';
    expect(read(text)).toEqual({
      globs: [
        { text: 'agents/**', index: 0 },
        { text: 'defs/*.yaml', index: 1 },
      ],
      output: 'build/out',
    });
  });

  test.each([
    ['what is left out', 'kind: Project\n'],
    ['an empty file', ''],
    ['a list', '- 1\n'],
    ['a spec that is a text', 'spec: x\n'],
    ['sources that are a text', 'spec: {sources: agents, output: 3}\n'],
    ['a syntax error', 'spec: [\n'],
    ['a reserved key', '__proto__: {spec: {output: x}}\n'],
  ])('takes the defaults for %s', (_name, text) => {
    const { globs, output } = read(text);
    expect(globs.map((glob) => glob.text)).toEqual([
      'agents/**',
      'workflows/**',
      'clusters/**',
      'policies/**',
    ]);
    expect(globs.every(({ index }) => index === undefined)).toBe(true);
    expect(output).toBe('out');
  });

  test('leaves out what is no text, and keeps the index of the rest', () => {
    expect(read('spec: {sources: [1, a, {b: 2}, c]}\n').globs).toEqual([
      { text: 'a', index: 1 },
      { text: 'c', index: 3 },
    ]);
  });
});

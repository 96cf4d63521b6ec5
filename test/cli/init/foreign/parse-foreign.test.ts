import { describe, expect, test } from 'vitest';
import { parseForeign } from '../../../../compiler/cli/init/foreign/parse-foreign.ts';

function parse(path: string, text: string): ReturnType<typeof parseForeign> {
  return parseForeign({ path, text });
}

test('a place is that of the text as it was written', () => {
  const file = { path: 'a.jsonc', text: '{ /* "b": 0 */ "b": 1, // c\n}' };
  const { value, diagnostics } = parseForeign(file);
  expect(diagnostics).toEqual([]);
  expect(value?.root).toEqual({ b: 1 });
  expect(value?.placeOf(['b'])).toEqual({ file, span: { start: 20, end: 21 } });
  expect(value?.placeOf(['b'], 'key').span).toEqual({ start: 15, end: 18 });
});

test('JSON may be indented with tabs; comments are JSON only', () => {
  expect(parse('a.json', '{\n\t"a": [\n\t\t1\n\t]\n}\n').value?.root).toEqual({ a: [1] });
  expect(parse('a.yaml', 'a: "b" # c\n').value?.root).toEqual({ a: 'b' });
  expect(parse('a.yaml', '{"a": 1} // b').diagnostics).toHaveLength(1);
});

describe('is refused', () => {
  test.each([
    ['a.json', '{"a": 1, "a": 2}', 'load/duplicate-key', 9],
    ['a.json', '{"__proto__": 1}', 'load/reserved-key', 1],
    ['a.json', '{"a": "\u0007"}', 'load/control-character', 7],
    ['a.json', '{"a": "\\u0007"}', 'load/control-character', 7],
    ['a.json', '{"a": "\u202e"}', 'load/hidden-character', 7],
    ['a.json', '{"a": ', 'load/syntax', 0],
    ['a.json', '', 'load/empty-file', 0],
    ['a.json', '[1]', 'init/unknown-format', 0],
    ['a.yaml', 'a: 1\n---\nb: 1\n', 'init/unknown-format', 9],
    ['a.yaml', 'a: &x 1\nb: *x\n', 'load/', 3],
    ['a.json', '['.repeat(100), 'load/too-deep', 63],
  ])('%s %j', (path, text, code, start) => {
    const { value, diagnostics } = parse(path, text);
    expect(value).toBeUndefined();
    const [first] = diagnostics;
    expect(first?.code).toContain(code);
    expect(first?.place).toMatchObject({ span: { start } });
  });
});

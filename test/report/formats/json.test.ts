import { expect, test } from 'vitest';
import { formatJson } from '../../../compiler/report/formats/json.ts';
import { diagnostic, placeOf, sourceFile } from '../../support/diagnostics.ts';

const screen = { color: true, width: 20 };
const file = sourceFile('agents/a.yaml', 'name: writer\r\ntools:\r\n  - saerch\r\n');
const tools = sourceFile('agents/tools.yaml', 'name: search\n');

test('is one object in the documented shape', () => {
  const text = formatJson(
    {
      command: 'check',
      ok: false,
      types: [],
      summary: { environments: {} },
      diagnostics: [
        diagnostic({
          place: placeOf(file, 'saerch'),
          code: 'link/unknown-tool',
          message: 'Agent "writer" uses tool "saerch", which is not defined.',
          help: 'Did you mean "search"?',
          related: [{ place: placeOf(tools, 'search'), message: 'Defined here.' }],
          fix: {
            title: 'Name "search"',
            safe: true,
            edits: [{ place: placeOf(file, 'saerch'), text: 'search' }],
          },
        }),
      ],
    },
    screen,
  );
  expect(text.split('\n')).toHaveLength(2);
  const range = {
    start: { line: 3, column: 5, offset: 26 },
    end: { line: 3, column: 11, offset: 32 },
  };
  expect(JSON.parse(text)).toEqual({
    version: 1,
    command: 'check',
    ok: false,
    diagnostics: [
      {
        code: 'link/unknown-tool',
        severity: 'error',
        message: 'Agent "writer" uses tool "saerch", which is not defined.',
        file: 'agents/a.yaml',
        range,
        help: 'Did you mean "search"?',
        related: [
          {
            message: 'Defined here.',
            file: 'agents/tools.yaml',
            range: {
              start: { line: 1, column: 7, offset: 6 },
              end: { line: 1, column: 13, offset: 12 },
            },
          },
        ],
        fix: {
          title: 'Name "search"',
          safe: true,
          edits: [{ file: 'agents/a.yaml', range, text: 'search' }],
        },
      },
    ],
    summary: { environments: {} },
  });
});

test('leaves out what a finding does not have', () => {
  const text = formatJson(
    {
      command: 'check',
      ok: false,
      types: [],
      diagnostics: [diagnostic({ place: placeOf(file, 'name') })],
    },
    screen,
  );
  expect(text).toBe(
    '{"version":1,"command":"check","ok":false,"diagnostics":[{"code":"link/unknown-agent","severity":"error","message":"Agent \\"writer\\" is not defined.","file":"agents/a.yaml","range":{"start":{"line":1,"column":1,"offset":0},"end":{"line":1,"column":5,"offset":4}}}],"summary":{}}\n',
  );
});

test('counts columns in UTF-16 units', () => {
  const wide = sourceFile('a.yaml', 'x: "😀" # wrong\n');
  const text = formatJson(
    {
      command: 'check',
      ok: false,
      types: [],
      diagnostics: [diagnostic({ place: placeOf(wide, 'wrong') })],
    },
    screen,
  );
  expect(text).toContain('"start":{"line":1,"column":11,"offset":10}');
});

test('prints no secret', () => {
  const key = 'AKIAABCDEFGH23456789';
  const text = formatJson(
    {
      command: 'check',
      ok: false,
      types: [],
      diagnostics: [
        diagnostic({
          place: placeOf(file, 'name'),
          message: `Key "${key}" is bad.`,
          help: `Remove ${key}.`,
          related: [{ place: placeOf(file, 'name'), message: key }],
          fix: { title: key, safe: true, edits: [] },
        }),
      ],
    },
    screen,
  );
  expect(text).not.toContain(key);
});

test('without findings', () => {
  expect(formatJson({ command: 'compile', ok: true, types: [], diagnostics: [] }, screen)).toBe(
    '{"version":1,"command":"compile","ok":true,"diagnostics":[],"summary":{}}\n',
  );
});

import fc from 'fast-check';
import { loadAll } from 'js-yaml';
import { describe, expect, test } from 'vitest';

import { fixSources } from '../../../compiler/cli/fix/fix-sources.ts';
import type { FixedSources } from '../../../compiler/cli/fix/fix-sources.ts';
import type { Diagnostic } from '../../../compiler/diagnostic/diagnostic.ts';
import { checkSources } from '../../../compiler/pipeline.ts';
import type { SourceFile } from '../../../compiler/source/source-file.ts';
import { estate } from '../../support/estate.ts';

/** Fixes files that stand in memory. */
async function fix(files: Readonly<Record<string, string>>): Promise<FixedSources> {
  return fixSources({ value: estate(files), diagnostics: [] }, async (read) => {
    const { diagnostics } = await checkSources(read, { root: '.', onPhase: () => undefined });
    return diagnostics;
  });
}

async function fixText(text: string, path = 'agents/test.yaml'): Promise<string> {
  const { files } = await fix({ [path]: text });
  return files[0]?.after ?? text;
}

const head = 'apiVersion: adac.dev/v2\nkind: Agent\nmetadata: { name: writer }\nspec:\n';

describe('what is mended', () => {
  test.each([
    ['a misspelt key', '  limits: { timout: 30s } # c\n', '  limits: { timeout: 30s } # c\n'],
    ['a quoted key', '  limits: { "timout": 30s }\n', '  limits: { "timeout": 30s }\n'],
    ['an old spelling', "  framework: 'LangGraph'\n", "  framework: 'langgraph'\n"],
    [
      'a list entry that stands twice, with its line',
      '  protocols:\n    - http\n    - a2a\n    - http\n    - mcp\n',
      '  protocols:\n    - http\n    - a2a\n    - mcp\n',
    ],
    [
      'every further mention, at once',
      '  protocols: [http, http, a2a, http, http]\n',
      '  protocols: [http, a2a]\n',
    ],
    [
      'the last line of a file without a break',
      '  protocols:\n  - http\n  - http',
      '  protocols:\n  - http',
    ],
    [
      'a comment of an entry stays where the entry stood',
      '  protocols:\n    - http\n    - http # again\n    - mcp\n',
      '  protocols:\n    - http\n    # again\n    - mcp\n',
    ],
    [
      'a comment between two entries stays too',
      '  protocols: [http, # first\n    http]\n',
      '  protocols: [http # first\n    ]\n',
    ],
  ])('%s', async (_, before, after) => {
    expect(await fixText(head + before)).toBe(head + after);
  });

  test('a misspelt reference, once each place, in the spelling of its format', async () => {
    const { files, mended } = await fix({
      'agents/a.yaml': 'agent_id: "report_writer_001" # old\n',
      'workflows/w.yaml': `workflow_id: report
steps:
  - id: one
    agent: "report_writer" # which?
  - id: two
    agent: report_writer
    depends_on: [one, one]
`,
    });
    expect(files.map(({ path }) => path)).toEqual(['workflows/w.yaml']);
    expect(files[0]?.after).toBe(`workflow_id: report
steps:
  - id: one
    agent: "report_writer_001" # which?
  - id: two
    agent: report_writer_001
    depends_on: [one]
`);
    expect(mended.length).toBe(3);
  });

  test('what shows only after the first mistakes are mended', async () => {
    const text = `${head.replace('Agent', 'agent')}  colaboration:\n    canWorkWith: [writr]\n`;
    const other = { 'agents/other.yaml': head.replace('writer', 'editor') + '  role: Edits.\n' };
    const { files } = await fix({ 'agents/test.yaml': text.replace('writr', 'editr'), ...other });
    expect(files[0]?.after).toBe(`${head}  collaboration:\n    canWorkWith: [editor]\n`);
  });

  test('only the document that is meant, of several, and line breaks as they are', async () => {
    const text = `${head}  role: a\n---\n${head.replace('writer', 'editor')}  limits:\n    timout: 1s\n`;
    const windows = `\ufeff${text.replaceAll('\n', '\r\n')}`;
    expect(await fixText(windows)).toBe(windows.replace('timout', 'timeout'));
  });

  test('JSON stays JSON', async () => {
    const text = '{ "agent_id": "a", "implementation": { "runtim": "python" } }';
    expect(await fixText(text, 'agents/a.json')).toBe(text.replace('runtim', 'runtime'));
  });
});

describe('what stays', () => {
  test.each([
    ['a word that means something else', '  framework: langgraf\n'],
    ['a key beside the one that it may mean', '  limits: { timeout: 1s, timeouts: 2s }\n'],
    ['an entry of several lines', '  protocols:\n    - http\n    - "ht\\\n      tp"\n'],
    ['a file that is no YAML', '  limits: { timout: 30s\n'],
  ])('%s', async (_, text) => {
    expect((await fix({ 'agents/test.yaml': head + text })).files).toEqual([]);
  });
});

describe('a mend that would make a file unreadable', () => {
  const spoil = (file: SourceFile, from: number): Diagnostic => ({
    code: 'test/spoil',
    severity: 'error',
    message: 'Spoilt.',
    place: { file, span: { start: from, end: from + 1 } },
    fix: {
      title: 'Spoil it',
      edits: [{ place: { file, span: { start: from, end: from + 1 } }, text: '[' }],
      safe: true,
    },
  });
  const good = `${head}  role: Writes.\n`;
  const read = {
    value: estate({ 'agents/a.yaml': good, 'agents/b.yaml': good.replace('W', 'w') }),
    diagnostics: [],
  };

  test('is not made, and every other file is mended all the same', async () => {
    const fixed = await fixSources(read, async ({ value }) =>
      Promise.resolve(
        value.definitions.flatMap((file) =>
          file.path.endsWith('a.yaml')
            ? [spoil(file, 0), spoil(file, good.indexOf('Writes'))]
            : renameOf(file, 'writes', 'reads'),
        ),
      ),
    );
    expect(fixed.refused).toEqual(['agents/a.yaml']);
    expect(fixed.files.map(({ path }) => path)).toEqual(['agents/b.yaml']);
    expect(fixed.files[0]?.after).toBe(good.replace('Writes', 'reads'));
  });

  test('takes back what earlier rounds did to the file', async () => {
    let round = 0;
    const fixed = await fixSources(read, async ({ value }) => {
      round += 1;
      const [file] = value.definitions;
      if (file === undefined) return Promise.resolve([]);
      return Promise.resolve(round === 1 ? renameOf(file, 'Writes', 'Reads') : [spoil(file, 0)]);
    });
    expect(fixed).toMatchObject({ files: [], refused: ['agents/a.yaml'] });
  });

  /** A fix that writes one word for another, where the word stands. */
  function renameOf(file: SourceFile, word: string, text: string): Diagnostic[] {
    const start = file.text.indexOf(word);
    if (start < 0) return [];
    const place = { file, span: { start, end: start + word.length } };
    const fix = { title: 'Rename', edits: [{ place, text }], safe: true };
    return [{ code: 'test/rename', severity: 'error', message: 'Renamed.', place, fix }];
  }
});

/** A document with mistakes that have a safe fix, and the value that it has without them. */
interface Broken {
  readonly text: string;
  readonly value: unknown;
}

const comment = fc.constantFrom('', ' # c', '   # "why": [not]');
const quoted = fc.constantFrom(
  (text: string) => text,
  (text: string) => `"${text}"`,
  (text: string) => `'${text}'`,
);
const list = fc.array(fc.constantFrom('http', 'a2a', 'mcp', 'redis'), {
  minLength: 1,
  maxLength: 6,
});
const agent = fc
  .record({
    timeout: fc.constantFrom('timeout', 'timout', 'timeuot', 'tiemout'),
    framework: fc.constantFrom('langgraph', 'LangGraph', 'LANGGRAPH'),
    kind: fc.constantFrom('Agent', 'agent', 'Agnt'),
    protocols: list,
    isFlow: fc.boolean(),
    isSplit: fc.boolean(),
    quotes: fc.array(quoted, { minLength: 10, maxLength: 10 }),
    comments: fc.array(comment, { minLength: 20, maxLength: 20 }),
  })
  .map((parts): Broken => {
    let used = 0;
    const { protocols, quotes } = parts;
    const note = (): string => parts.comments[used++ % 20] ?? '';
    const quote = (text: string, index: number): string => quotes[index % 10]?.(text) ?? text;
    const entries = protocols.map(quote);
    const flow = parts.isSplit
      ? ` [${entries.map((entry, index) => `${entry}${index < entries.length - 1 ? ',' : ''}${note()}\n    `).join('')}]`
      : ` [${entries.join(', ')}]${note()}`;
    const block = entries.map((entry) => `\n    - ${entry}${note()}`).join('');
    const text = `apiVersion: adac.dev/v2${note()}
kind: ${quote(parts.kind, 7)}${note()}
metadata: { name: writer }
spec:
  # what it runs on
  framework: ${quote(parts.framework, 8)}${note()}

  protocols:${parts.isFlow ? flow : block}
  limits:${note()}
    ${quote(parts.timeout, 9)}: 30s${note()}
`;
    const spec = {
      framework: 'langgraph',
      protocols: [...new Set(protocols)],
      limits: { timeout: '30s' },
    };
    return {
      text,
      value: { apiVersion: 'adac.dev/v2', kind: 'Agent', metadata: { name: 'writer' }, spec },
    };
  });

test('fixing mends everything, keeps every comment, and fixing again changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(agent, { minLength: 1, maxLength: 3 }),
      fc.constantFrom('\n', '\r\n'),
      fc.constantFrom('', '\ufeff'),
      async (documents, lineBreak, mark) => {
        let number = 0;
        const text =
          mark +
          documents
            .map((one, index) => one.text.replace('name: writer', `name: writer-${index}`))
            .join('---\n')
            // Numbered, so that each comment is known again.
            .replaceAll('# c', () => `# c${number++}`)
            .replaceAll('\n', lineBreak);
        const fixed = await fixText(text);
        const values: unknown = loadAll(fixed.replace('\ufeff', ''));
        const wanted = documents.map(({ value }, index) =>
          JSON.stringify(value).replace('"writer"', `"writer-${index}"`),
        );
        expect(JSON.stringify(values)).toBe(`[${wanted.join()}]`);
        expect(commentsOf(fixed)).toEqual(commentsOf(text));
        expect(fixed.startsWith('\ufeff')).toBe(mark !== '');
        expect(/(?<!\r)\n/.test(fixed)).toBe(lineBreak === '\n');
        expect(await fixText(fixed)).toBe(fixed);
      },
    ),
    { numRuns: 150 },
  );
});

function commentsOf(text: string): string[] {
  return text.match(/#[^\r\n]*/g) ?? [];
}

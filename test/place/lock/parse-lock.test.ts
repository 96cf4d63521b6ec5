import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseLock } from '../../../compiler/place/lock/parse-lock.ts';
import { locate } from '../../../compiler/source/locate.ts';

const line =
  'edge a/b 3 of 1s,1m,1Mi,1Mi on edge/one=1(1x9s,1m,1Mi,1Mi,9p) edge/two=2(1x9s,1m,1Mi,1Mi,9p)';

/** What is found: the text that is marked, the message and the help. */
function refused(text: string): readonly (readonly [string, string])[] {
  return parseLock(text).diagnostics.map(({ code, place, message }) => {
    expect(code).toBe('place/bad-lock');
    const { file, span } = locate(place);
    expect(file.path).toBe('adac.lock');
    return [text.slice(span.start, span.end), message];
  });
}

describe('what can be read', () => {
  test('no lock, an empty one and comments', () => {
    expect(parseLock(undefined)).toEqual({ value: new Map(), diagnostics: [] });
    expect(parseLock('').value.size).toBe(0);
    expect(parseLock('# nothing yet\nversion 1\n').diagnostics).toEqual([]);
  });

  test('a line with its shares', () => {
    const { value, diagnostics } = parseLock(`# comment\nversion 1\n${line}\n`);
    expect(diagnostics).toEqual([]);
    expect(value.get('edge')?.get('a/b')).toEqual({
      environment: 'edge',
      agent: 'a/b',
      instances: 3,
      demand: '1s,1m,1Mi,1Mi',
      shares: [
        { pool: 'edge/one', instances: 1, capacity: '1x9s,1m,1Mi,1Mi,9p' },
        { pool: 'edge/two', instances: 2, capacity: '1x9s,1m,1Mi,1Mi,9p' },
      ],
      text: line,
    });
  });

  test('lines that Windows ended', () => {
    const { value, diagnostics } = parseLock(`version 1\r\n${line}\r\n`);
    expect(diagnostics).toEqual([]);
    expect(value.get('edge')?.get('a/b')?.text).toBe(line);
  });

  test('names that objects have by themselves', () => {
    const { value } = parseLock(
      `version 1\n${line.replace('edge a/b', '__proto__ constructor/toString')}\n`,
    );
    expect(value.get('__proto__')?.has('constructor/toString')).toBe(true);
    expect(value.has('toString')).toBe(false);
  });
});

describe('what cannot', () => {
  test('the markers of a merge conflict, each at its line', () => {
    const other = line.replace('a/b', 'a/c');
    const text = `version 1\n<<<<<<< HEAD\n${line}\n=======\n${other}\n>>>>>>> branch\n`;
    const message = 'adac.lock holds the marker of a merge conflict.';
    expect(refused(text)).toEqual([
      ['<<<<<<< HEAD', message],
      ['=======', message],
      ['>>>>>>> branch', message],
    ]);
    expect(parseLock(text).diagnostics[0]?.help).toBe(
      'Delete the line; adac places the agent again.',
    );
  });

  test.each([
    ['too short', 'edge a/b 3 of'],
    ['no namespace', line.replace('a/b', 'ab')],
    ['no number', line.replace(' 3 ', ' three ')],
    ['a negative number', line.replace('=1(', '=-1(')],
    ['a huge number', line.replace('=1(', '=99999999999999999999(')],
    ['a fraction', line.replace(' 3 ', ' 3.5 ')],
    ['no capacity', line.replace('(1x9s,1m,1Mi,1Mi,9p)', '')],
    ['other words', line.replace(' on ', ' at ')],
  ])('%s', (_, text) => {
    expect(refused(`version 1\n${line.replace('a/b', 'a/z')}\n${text}\n`)).toEqual([
      [text, 'This line of adac.lock cannot be read.'],
    ]);
  });

  test('two lines for one agent', () => {
    expect(refused(`version 1\n${line}\n${line}\n`)).toEqual([
      [line, 'adac.lock has two lines for agent "a/b".'],
    ]);
  });

  test('no version, said once', () => {
    expect(refused(`${line}\nnonsense\n`)).toEqual([
      [line, 'adac.lock does not begin with its version.'],
    ]);
  });

  test('a version of the future', () => {
    expect(refused(`version 7\nwhatever it holds\n`)).toEqual([
      ['version 7', 'adac.lock has a version that this adac does not know.'],
    ]);
  });

  test('any text gives findings or lines, never an exception', () => {
    const piece = fc.oneof(
      fc.constantFrom('edge ', 'a/b ', '3 ', 'of ', 'on ', '\n', 'version 1\n', line),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const { value, diagnostics } = parseLock(pieces.join(''));
        expect(value).toBeInstanceOf(Map);
        expect(diagnostics.every(({ code }) => code === 'place/bad-lock')).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  requireIdentifiers,
  requireOwners,
  requireRepository,
} from '../../../compiler/cli/init/answer-checks.ts';
import { CannotRunError } from '../../../compiler/diagnostic/cannot-run-error.ts';

const texts = [
  ...[
    'a',
    'A-1',
    'a_b',
    '9',
    'a b',
    ' a',
    '-a',
    'a-',
    'a.b',
    'a@b.example',
    'é',
    'x\u001b[31m',
    '',
  ],
  ...['x'.repeat(63), 'x'.repeat(64), 'x'.repeat(128), 'x'.repeat(129)],
  ...['https://git.example/a.git', 'git@git.example:a/b', 'ssh://git@git.example/a'],
  ...['http://git.example', 'https://me:secret@git.example/a', '--upload-pack=x', 'file:///etc'],
  `https://git.example/${'x'.repeat(2048)}`,
];

test.each([
  [
    'schemas/common.schema.json',
    ['$defs', 'owner'],
    (text: string) => {
      requireOwners([text]);
    },
  ],
  [
    'schemas/common.schema.json',
    ['$defs', 'identifier'],
    (text: string) => {
      requireIdentifiers([text]);
    },
  ],
  [
    'schemas/project.schema.json',
    ['properties', 'spec', 'properties', 'git', 'properties', 'repository'],
    requireRepository,
  ],
])('an answer is taken where %s takes it at %j', (file, keys, check) => {
  const { pattern, maxLength } = schemaAt(file, keys);
  for (const text of texts.filter((one) => one !== '')) {
    const expected = new RegExp(pattern, 'u').test(text) && text.length <= maxLength;
    expect({
      text,
      taken: isTaken(() => {
        check(text);
      }),
    }).toEqual({ text, taken: expected });
  }
});

function isTaken(check: () => void): boolean {
  try {
    check();
    return true;
  } catch (error) {
    expect(error).toBeInstanceOf(CannotRunError);
    return false;
  }
}

function schemaAt(
  file: string,
  keys: readonly string[],
): { readonly pattern: string; readonly maxLength: number } {
  let schema: unknown = JSON.parse(readFileSync(file, 'utf8'));
  for (const key of keys) schema = new Map(Object.entries(schema ?? {})).get(key);
  const { pattern, maxLength } = Object.fromEntries(Object.entries(schema ?? {}));
  return { pattern: String(pattern), maxLength: Number(maxLength) };
}

import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { lookForOpa } from '../../compiler/cli/opa/find-opa.ts';
import { repository, temporaryEstate } from '../support/temporary-estate.ts';
import { playPage } from './play-page.ts';

const folder = path.join(repository, 'docs/guides');
const guides = readdirSync(folder).map((name) => {
  const page = path.join(folder, name);
  const text = readFileSync(page, 'utf8');
  return { name, page, text, compilesRego: text.includes('\n$ adac policy build\n') };
});
const opa = lookForOpa({});

describe('a reader who does what a guide says sees what it shows', () => {
  test.each(guides.filter(({ compilesRego }) => !compilesRego))('$name', play, 120_000);

  test.skipIf(opa === undefined).each(guides.filter(({ compilesRego }) => compilesRego))(
    '$name, with OPA (npm run build:opa, or opa on PATH)',
    play,
    120_000,
  );
});

async function play({ page, text }: (typeof guides)[number]): Promise<void> {
  await expect(playPage(text, temporaryEstate({}))).toMatchFileSnapshot(page);
}

test('a command that prints something else is noticed', () => {
  const page = '```console\n$ echo one\none\n$ echo two; echo three >&2\nfour\n```\n';
  expect(playPage(page, temporaryEstate({}))).toBe(
    '```console\n$ echo one\none\n$ echo two; echo three >&2\ntwo\nthree\n```\n',
  );
});

test('times stay as the page has them', () => {
  const page =
    '```console\n$ echo "compiled in 0.4 s (load 0.3)"\ncompiled in 0.2 s (load 0.1)\n```\n';
  expect(playPage(page, temporaryEstate({}))).toBe(page);
});

test('a file that a block shows is there for the commands after it', () => {
  const page =
    '```yaml\n# a/b.yaml\nkind: X\n```\n\n```console\n$ cat a/b.yaml\n# a/b.yaml\nkind: X\n```\n';
  expect(playPage(page, temporaryEstate({}))).toBe(page);
});

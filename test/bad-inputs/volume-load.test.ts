import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

import { parseSources } from '../../compiler/load/parse-sources.ts';
import { readSources } from '../../compiler/load/read-sources.ts';
import { findingsInText, findingsOnDisk } from '../support/bad-input.ts';
import { estate } from '../support/estate.ts';
import { temporaryEstate } from '../support/temporary-estate.ts';

const project = { 'adac.yaml': 'kind: Project\n' };

test('a file of 1 GB is not read', () => {
  const root = temporaryEstate({ ...project, 'agents/a.yaml': '', 'agents/b.yaml': 'b: 1\n' });
  truncateSync(join(root, 'agents/a.yaml'), 2 ** 30);
  const before = process.memoryUsage().rss;
  expect(findingsOnDisk(root)).toEqual(['agents/a.yaml:1:1 load/too-large']);
  expect(process.memoryUsage().rss - before).toBeLessThan(200 * 2 ** 20);
});

test('many files of 1 MiB are not all read', () => {
  const root = temporaryEstate({ ...project, 'agents/prompts/p.hbs': '' });
  for (let index = 0; index < 300; index++) {
    const file = join(root, `agents/prompts/${index}.hbs`);
    writeFileSync(file, '');
    truncateSync(file, 2 ** 20);
  }
  const { value, diagnostics } = readSources(root);
  expect(diagnostics.map(({ code }) => code)).toEqual(['load/too-much']);
  expect(value.templates.length).toBeLessThanOrEqual(257);
});

test('a file one byte over the limit', () => {
  const atLimit = `a: 1\n${'#'.repeat(2 ** 20 - 5)}`;
  const root = temporaryEstate({ ...project, 'agents/a.yaml': atLimit });
  expect(findingsOnDisk(root)).toEqual([]);
  writeFileSync(join(root, 'agents/a.yaml'), `${atLimit}#`);
  expect(findingsOnDisk(root)).toEqual(['agents/a.yaml:1:1 load/too-large']);
});

test('many files, of which few count', () => {
  const root = temporaryEstate({ ...project, 'agents/a.yaml': 'a: 1\n' });
  mkdirSync(join(root, 'agents/many'));
  for (let index = 0; index < 5000; index++) writeFileSync(join(root, `agents/many/${index}`), '');
  const { value, diagnostics } = readSources(root);
  expect(diagnostics).toEqual([]);
  expect(value.definitions).toHaveLength(1);
});

test('10,000 agents in one file, up to the limit of a file', () => {
  const agent = 'kind: Agent\nmetadata: {name: a}\nspec: {}\n';
  expect(findingsInText(`---\n${agent}`.repeat(10_000))).toEqual([
    '20002:1 load/too-many-documents',
  ]);
});

test('10,000 agents in as many files', () => {
  const files = Array.from(
    { length: 10_000 },
    (_, index) =>
      [
        `agents/a${index}.yaml`,
        `kind: Agent\nmetadata: {name: a${index}}\nspec: {tools: [ledger]}\n`,
      ] as const,
  );
  const { value, diagnostics } = parseSources(estate(Object.fromEntries<string>(files)));
  expect(diagnostics).toEqual([]);
  expect(value.documents).toHaveLength(10_001);
});

test('as many tools as fit into a file', () => {
  const text = `tools: [${'t,'.repeat(520_000)}]\n`;
  expect(findingsInText(text)).toEqual([]);
});

test('a line of 10 MB', () => {
  const root = temporaryEstate({ ...project, 'agents/a.yaml': `a: ${'x'.repeat(10 * 2 ** 20)}` });
  expect(findingsOnDisk(root)).toEqual(['agents/a.yaml:1:1 load/too-large']);
});

test('a line as long as a file may be', () => {
  expect(findingsInText(`a: ${'x '.repeat(2 ** 19 - 2)}`)).toEqual([]);
});

test('an archive is no definition, whatever it unpacks to', () => {
  const root = temporaryEstate(project);
  mkdirSync(join(root, 'agents'));
  writeFileSync(join(root, 'agents/a.yaml.gz'), Buffer.from([0x1f, 0x8b, 8, 0]));
  writeFileSync(join(root, 'agents/b.yaml'), Buffer.from([0x1f, 0x8b, 8, 0, 0xff]));
  expect(findingsOnDisk(root)).toEqual(['agents/b.yaml:1:2 load/not-utf8']);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  moduleRecord,
  readJsonSection,
  readRecord,
  recordSection,
  withRecord,
} from '../../compiler/policy/module-record.ts';
import { webAssembly } from '../../compiler/policy/web-assembly.ts';
import { fakePolicy } from './fake-policy.ts';
import { library } from './judging.ts';

const rego = { path: 'policies/a/b.rego', text: 'package adac.a.b\n' };
const empty = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

test('a record can be read back from the module that carries it', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string(), fc.string())), fc.string(), (sources, digest) => {
      const record = { digest, entry: 'e', sources };
      const module = new webAssembly.Module(withRecord(fakePolicy(), record));
      expect(readRecord(module)).toEqual(record);
    }),
  );
});

test('a module without a record, or with another thing in its place, has none', () => {
  expect(readRecord(new webAssembly.Module(fakePolicy()))).toBeUndefined();
  for (const content of [
    '',
    '{',
    'null',
    '[]',
    '{"digest":1}',
    '{"digest":"","entry":"","sources":[["a"]]}',
  ]) {
    const name = Buffer.from(recordSection);
    const section = [name.length, ...name, ...Buffer.from(content)];
    const module = new webAssembly.Module(
      Uint8Array.from([...empty, 0, section.length, ...section]),
    );
    expect(readRecord(module), content).toBeUndefined();
  }
});

test('the JSON of a section is read as it is', () => {
  const module = new webAssembly.Module(library.policyModule ?? empty);
  expect(readJsonSection(module, 'adac.reads')).toContainEqual(['image']);
  expect(readJsonSection(module, 'adac.other')).toBeUndefined();
});

test('the digest depends on paths and texts, not on order, tests or line endings', () => {
  const record = moduleRecord(library.policies);
  const { digest } = record;
  expect(digest).toMatch(/^[0-9a-f]{64}$/);
  expect(moduleRecord([...library.policies].reverse())).toEqual(record);
  const crlf = library.policies.map(({ path, text }) => ({
    path,
    text: text.replaceAll('\n', '\r\n'),
  }));
  expect(moduleRecord(crlf).digest).toBe(digest);
  const tested = { path: 'policies/a/b_test.rego', text: 'package adac.a.b_test\n' };
  expect(moduleRecord([...library.policies, tested]).digest).toBe(digest);
  expect(moduleRecord([...library.policies, rego]).digest).not.toBe(digest);
  expect(moduleRecord([{ ...rego, text: `${rego.text}#\n` }]).digest).not.toBe(
    moduleRecord([rego]).digest,
  );
  expect(moduleRecord([{ ...rego, path: 'policies/a/c.rego' }]).digest).not.toBe(
    moduleRecord([rego]).digest,
  );
});

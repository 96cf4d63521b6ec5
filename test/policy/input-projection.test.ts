import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  inputProjection,
  projectedJson,
  readProjection,
} from '../../compiler/policy/input-projection.ts';
import { webAssembly } from '../../compiler/policy/web-assembly.ts';
import { fakePolicy } from './fake-policy.ts';
import { library } from './judging.ts';

function project(value: unknown, ...paths: string[][]): unknown {
  return JSON.parse(projectedJson(value, inputProjection(paths)));
}

const value = {
  image: 'i',
  spec: { tools: [{ name: 't' }], role: 'r' },
  model: undefined,
  nothing: null,
};

test('keeps what is read, and what lies below it', () => {
  expect(project(value, ['image'], ['spec', 'tools'])).toEqual({
    image: 'i',
    spec: { tools: [{ name: 't' }] },
  });
});

test('leaves out what is missing, but keeps null', () => {
  expect(project(value, ['model'], ['nothing'], ['spec', 'other'])).toEqual({
    nothing: null,
    spec: {},
  });
});

test('the empty path keeps everything, whatever else is read', () => {
  expect(project(value, [], ['image'])).toEqual(JSON.parse(JSON.stringify(value)));
});

test('nothing read is nothing kept', () => {
  expect(project(value)).toEqual({});
});

test('keys of what is no mapping cannot be chosen, so it stays whole', () => {
  expect(project({ spec: ['a'] }, ['spec', 'tools'])).toEqual({ spec: ['a'] });
  expect(project({ spec: 'text' }, ['spec', 'tools'])).toEqual({ spec: 'text' });
});

test('keys that every object inherits are not there', () => {
  expect(project({}, ['__proto__'], ['constructor'], ['toString', 'name'])).toEqual({});
  expect(projectedJson(JSON.parse('{"__proto__":{"a":1}}'), inputProjection([['__proto__']]))).toBe(
    '{"__proto__":{"a":1}}',
  );
});

test('what is kept is what the value holds at the paths', () => {
  const paths = fc.array(fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 3 }));
  const mapping = fc.dictionary(
    fc.constantFrom('a', 'b', 'c'),
    fc.oneof(fc.integer(), fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.string())),
  );
  fc.assert(
    fc.property(mapping, paths, (whole, read) => {
      const kept = project(whole, ...read);
      for (const path of read) expect(valueAt(kept, path)).toEqual(valueAt(whole, path));
    }),
  );
});

test('the library reads only what its rules name', () => {
  const projection = readProjection(
    new webAssembly.Module(library.policyModule ?? new Uint8Array()),
  );
  const json = projectedJson(
    { id: 'desk/a', image: 'i', metadata: { name: 'a', owners: ['o'] }, spec: { prompt: 'long' } },
    projection ?? 'all',
  );
  expect(JSON.parse(json)).toEqual({ image: 'i', metadata: { owners: ['o'] }, spec: {} });
});

test('a module that does not say what it reads has no projection', () => {
  expect(readProjection(new webAssembly.Module(fakePolicy()))).toBeUndefined();
});

function valueAt(from: unknown, path: readonly string[]): unknown {
  let node = from;
  for (const key of path) {
    if (typeof node !== 'object' || node === null) return undefined;
    node = new Map<string, unknown>(Object.entries(node)).get(key);
  }
  return node;
}

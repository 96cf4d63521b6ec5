import { expect, test } from 'vitest';
import { openPolicy } from '../../compiler/policy/open-policy.ts';
import { webAssembly } from '../../compiler/policy/web-assembly.ts';
import { fakePolicy } from './fake-policy.ts';
import type { FakePolicy } from './fake-policy.ts';
import { library } from './judging.ts';

function open(bytes: Uint8Array, pages = 1024): ReturnType<typeof openPolicy> {
  return openPolicy(new webAssembly.Module(bytes), pages);
}

test('opens the committed module', () => {
  expect(open(library.policyModule ?? new Uint8Array())).toMatchObject({
    entrypoint: 0,
  });
});

test('the memory cannot grow beyond its bound', () => {
  const opened = open(library.policyModule ?? new Uint8Array(), 70);
  if (typeof opened === 'string') throw new Error(opened);
  expect(() => opened.functions.opa_malloc(70 * 65_536)).toThrow();
});

test.each([
  ['another ABI', { abi: 2 }, 'wrong-abi'],
  ['no ABI', { without: ['opa_wasm_abi_version'] }, 'wrong-abi'],
  ['no eval', { without: ['eval'] }, 'not-a-policy'],
  ['no memory management', { without: ['opa_malloc'] }, 'not-a-policy'],
  ['no list of entrypoints', { without: ['entrypoints'] }, 'not-a-policy'],
  ['entrypoints that are no JSON', { entrypoints: '{' }, 'not-a-policy'],
  ['another entrypoint', { entrypoints: '{"adac_entry/other":0}' }, 'no-entrypoint'],
  [
    'an entrypoint without a number',
    { entrypoints: '{"adac_entry/findings":"0"}' },
    'no-entrypoint',
  ],
  ['functions of the host', { builtins: '{"regex.split":0}' }, 'needs-host'],
] satisfies [string, FakePolicy, string][])('refuses %s', (_, policy, reason) => {
  expect(open(fakePolicy(policy))).toBe(reason);
});

test('takes the same module where nothing is wrong with it', () => {
  expect(open(fakePolicy())).toMatchObject({ entrypoint: 0 });
});

import { expect, test } from 'vitest';
import type { SourceSet } from '../../compiler/model/program.ts';
import { moduleRecord, withJsonSection, withRecord } from '../../compiler/policy/module-record.ts';
import { runtimeModule } from '../../compiler/policy/policy-modules.ts';
import {
  readObligationKinds,
  readRuntimePolicy,
  withContract,
} from '../../compiler/policy/runtime-policy.ts';
import { linkedProgram, sourceSet } from '../support/builders.ts';
import { fakePolicy } from './fake-policy.ts';
import { hostile, library } from './judging.ts';

const access = 'policies/runtime/access.rego';

function read(sources: Partial<SourceSet>): ReturnType<typeof readRuntimePolicy> {
  return readRuntimePolicy(linkedProgram([], { sources: sourceSet(sources) }));
}

test('the committed module carries its obligations and the schema of its input', () => {
  const { module, ...contract } = { module: undefined, ...read(library) };
  // By identity, since comparing the bytes one by one takes seconds.
  expect(module).toBe(library.runtimeModule);
  expect(contract).toMatchObject({
    schema: { type: 'object', properties: { user: { type: 'object' } } },
    obligations: new Map([
      ['audit-all-actions', 'flag'],
      ['max-document-size', 'bytes'],
      ['require-authentication', 'flag'],
      ['retain-audit-log', 'days'],
    ]),
  });
});

test('an estate without Rego for it has none', () => {
  expect(read(hostile)).toBeUndefined();
});

test('Rego without its module is a finding at the Rego', () => {
  expect(read({ ...library, runtimeModule: undefined })).toMatchObject({
    code: 'policy/missing-module',
    message:
      'There is Rego below policies/runtime/ for the runtime to ask, but there is no "policies/runtime.wasm".',
    place: { file: { path: access } },
  });
});

test('a module whose Rego was changed, or is gone, is stale', () => {
  const edited = library.policies.map((file) =>
    file.path === access ? { ...file, text: `${file.text}# More.\n` } : file,
  );
  expect(read({ ...library, policies: edited })).toMatchObject({
    code: 'policy/stale-module',
    message: `The policy module "policies/runtime.wasm" is not built from this Rego: "${access}" was changed.`,
    place: { file: { path: access } },
  });
  expect(read({ ...library, policies: [] })).toMatchObject({
    code: 'policy/stale-module',
    message: `The policy module "policies/runtime.wasm" is not built from this Rego: "${access}" is gone.`,
    place: { path: ['metadata', 'name'] },
  });
});

test('rules are no part of it, nor it of them', () => {
  const rules = library.policies.filter(({ path }) => !path.startsWith('policies/runtime/'));
  const others = library.policies.filter(({ path }) => path.startsWith('policies/runtime/'));
  expect(moduleRecord(rules)).toEqual(moduleRecord(library.policies));
  expect(moduleRecord(others, runtimeModule)).toEqual(
    moduleRecord(library.policies, runtimeModule),
  );
  expect(moduleRecord(library.policies).digest).not.toBe(
    moduleRecord(library.policies, runtimeModule).digest,
  );
});

test.each([
  ['nothing', undefined],
  ['a list', []],
  ['no schema', { obligations: [] }],
  ['no obligations', { schema: {} }],
  ['another kind', { schema: {}, obligations: [['sign', 'perhaps']] }],
  ['no pair', { schema: {}, obligations: ['sign'] }],
])('a module whose contract is %s cannot be used', (_, contract) => {
  const recorded = withRecord(fakePolicy(), moduleRecord(library.policies, runtimeModule));
  const module =
    contract === undefined ? recorded : withJsonSection(recorded, 'adac.contract', contract);
  expect(read({ ...library, runtimeModule: module })).toMatchObject({
    code: 'policy/unusable-module',
    message:
      'The policy module "policies/runtime.wasm" cannot be used: it does not say what it was built from.',
  });
});

test('a contract can be read back from the module that carries it', () => {
  const contract = {
    schema: { type: 'object' },
    obligations: new Map([['sign', 'flag']] as const),
  };
  const recorded = withRecord(fakePolicy(), moduleRecord(library.policies, runtimeModule));
  const module = withContract(recorded, contract);
  expect(read({ ...library, runtimeModule: module })).toEqual({ module, ...contract });
});

test.each([
  [{ sign: 'flag', size: 'bytes' }, 2],
  [{}, 0],
  [{ sign: 'perhaps' }, undefined],
  [{ sign: 1 }, undefined],
  [['flag'], undefined],
  [undefined, undefined],
])('of %j, %s obligations are known', (value, known) => {
  expect(readObligationKinds(value)?.size).toBe(known);
});

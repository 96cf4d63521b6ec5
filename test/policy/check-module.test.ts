import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../compiler/diagnostic/diagnostic.ts';
import { checkModule } from '../../compiler/policy/check-module.ts';
import { moduleRecord, withRecord } from '../../compiler/policy/module-record.ts';
import { at } from '../../compiler/source/origin.ts';
import type { SourceFile } from '../../compiler/source/source-file.ts';
import { definition } from '../support/builders.ts';
import { agentOf, judgeAgents, library } from './judging.ts';
import { fakePolicy } from './fake-policy.ts';

const place = at(
  definition('Environment', 'test', { clusters: [], definitions: [], policySets: [] }),
);

const pinned = 'policies/supply-chain/image-pinned.rego';

function edited(path: string, edit: (text: string) => string): readonly SourceFile[] {
  return library.policies.map((file) =>
    file.path === path ? { path, text: edit(file.text) } : file,
  );
}

function check(policies: readonly SourceFile[]): Diagnostic {
  const checked = checkModule(library.policyModule, policies, place);
  if ('code' in checked) return checked;
  throw new Error('the module was taken');
}

test('the committed module is built from the policies beside it', () => {
  const checked = checkModule(library.policyModule, library.policies, place);
  expect(checked).not.toHaveProperty('message');
});

describe('a stale module', () => {
  test('names the file that was changed, and points at it', () => {
    const stale = check(edited(pinned, (text) => text.replace('64}', '32}')));
    expect(stale).toMatchObject({
      code: 'policy/stale-module',
      severity: 'error',
      message: `The policy module "policies/policy.wasm" is not built from this Rego: "${pinned}" was changed.`,
      place: { file: { path: pinned } },
    });
    expect(stale.help).toContain('adac policy build');
  });

  test('a comment is a change too', () => {
    expect(check(edited(pinned, (text) => `${text}# More.\n`)).message).toContain('was changed');
  });

  test('names a file that was added', () => {
    const added = { path: 'policies/aa/new.rego', text: 'package adac.aa.new\n' };
    expect(check([...library.policies, added]).message).toContain(`"${added.path}" was added`);
  });

  test('names a file that is gone, and points at the environment', () => {
    const stale = check(library.policies.filter(({ path }) => path !== pinned));
    expect(stale.message).toContain(`"${pinned}" is gone`);
    expect(stale.place).toBe(place);
  });

  test('counts the others', () => {
    const isOperation = ({ path }: { readonly path: string }): boolean =>
      path.startsWith('policies/operations/');
    const gone = library.policies
      .filter(isOperation)
      .map(({ path }) => path)
      .filter((path) => !path.endsWith('_test.rego'))
      .sort();
    expect(check(library.policies.filter((policy) => !isOperation(policy))).message).toContain(
      `"${gone[0] ?? ''}" is gone, and so for ${gone.length - 1} more.`,
    );
  });

  test('tests and line endings are no part of it', () => {
    const policies = library.policies
      .filter(({ path }) => !path.endsWith('_test.rego'))
      .map(({ path, text }) => ({ path, text: text.replaceAll('\n', '\r\n') }));
    expect(checkModule(library.policyModule, policies, place)).not.toHaveProperty('message');
  });

  test('a module of another version of adac says so', () => {
    const record = { ...moduleRecord(library.policies), digest: 'other', entry: 'other' };
    const module = withRecord(fakePolicyThatReads(), record);
    expect(checkModule(module, library.policies, place)).toMatchObject({
      code: 'policy/stale-module',
      message: 'The policy module "policies/policy.wasm" was built by another version of adac.',
    });
  });
});

describe('an unusable module', () => {
  test.each([
    ['empty', new Uint8Array()],
    ['text', Buffer.from('package adac\n')],
    ['cut off', library.policyModule?.slice(0, 100_000) ?? new Uint8Array()],
    ['cut off by one byte', library.policyModule?.slice(0, -1) ?? new Uint8Array()],
  ])('%s', async (_, policyModule) => {
    const found = await judgeAgents(
      { ...library, policyModule },
      ['ownership'],
      [agentOf('a', {})],
    );
    expect(found).toMatchObject([
      {
        code: 'policy/unusable-module',
        severity: 'error',
        message:
          'The policy module "policies/policy.wasm" cannot be used: it is no WebAssembly module, or only a part of one.',
      },
    ]);
  });

  test('one that does not say what it was built from', () => {
    const found = checkModule(fakePolicy(), library.policies, place);
    expect(found).toMatchObject({
      code: 'policy/unusable-module',
      message:
        'The policy module "policies/policy.wasm" cannot be used: it does not say what it was built from.',
    });
  });

  test.each([
    ['another ABI', fakePolicyThatReads({ abi: 2 }), 'its ABI is not the version that adac calls'],
    [
      'no ABI',
      fakePolicyThatReads({ without: ['opa_wasm_abi_version'] }),
      'its ABI is not the version',
    ],
    [
      'no functions',
      fakePolicyThatReads({ without: ['eval'] }),
      'it is not a policy as OPA compiles it',
    ],
    [
      'host functions',
      fakePolicyThatReads({ builtins: '{"http.send":0}' }),
      'it calls functions that it does not bring',
    ],
    [
      'no entrypoint',
      fakePolicyThatReads({ entrypoints: '{"other":0}' }),
      'it lacks the entrypoint',
    ],
  ])('%s', async (_, module, reason) => {
    const policyModule = withRecord(module, moduleRecord(library.policies));
    const found = await judgeAgents(
      { ...library, policyModule },
      ['ownership'],
      [agentOf('a', {})],
    );
    expect(found.map(({ code }) => code)).toEqual(['policy/unusable-module']);
    expect(found[0]?.message).toContain(reason);
  });
});

/** With the section that says what the policies read: nothing. */
function fakePolicyThatReads(policy: Parameters<typeof fakePolicy>[0] = {}): Uint8Array {
  const name = 'adac.reads';
  const content = [name.length, ...Buffer.from(name), ...Buffer.from('[[]]')];
  return Uint8Array.from([...fakePolicy(policy), 0, content.length, ...content]);
}

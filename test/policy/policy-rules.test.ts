import { expect, test } from 'vitest';
import { policyRules, withoutTests } from '../../compiler/policy/policy-rules.ts';

const file = (path: string, text = 'deny contains 1\n'): { path: string; text: string } => ({
  path,
  text,
});

test('a rule is named by its path', () => {
  const source = file('policies/supply-chain/image-pinned.rego');
  expect(policyRules([source])).toEqual([
    {
      set: 'supply-chain',
      code: 'policy/supply-chain/image-pinned',
      package: 'adac.supply_chain.image_pinned',
      decision: 'deny',
      subject: 'agent',
      file: source,
    },
  ]);
});

test('a rule of the set estate judges all that was placed', () => {
  expect(policyRules([file('policies/estate/b.rego')])).toMatchObject([{ subject: 'estate' }]);
});

test('a rule that warns makes warnings', () => {
  const [rule] = policyRules([file('policies/a/b.rego', 'package x\n\nwarn contains 1\n')]);
  expect(rule?.decision).toBe('warn');
});

test('tests, and what lies outside of a set, are no rules', () => {
  const paths = [
    'policies/a/b_test.rego',
    'policies/b.rego',
    'policies/a/b/c.rego',
    'policies/A/b.rego',
    'policies/a/b.rego.txt',
    'other/a/b.rego',
  ];
  expect(policyRules(paths.map((path) => file(path)))).toEqual([]);
});

test('rules and sources are in order of path, whatever the order of files', () => {
  const files = ['policies/b/a.rego', 'policies/a/b.rego', 'policies/a-b/c.rego'].map((path) =>
    file(path),
  );
  const sorted = ['policies/a-b/c.rego', 'policies/a/b.rego', 'policies/b/a.rego'];
  expect(withoutTests(files).map(({ path }) => path)).toEqual(sorted);
  expect(policyRules([...files].reverse()).map((rule) => rule.file.path)).toEqual(sorted);
});

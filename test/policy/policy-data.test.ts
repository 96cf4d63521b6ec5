import { expect, test } from 'vitest';
import { policyData } from '../../compiler/policy/policy-data.ts';

test('rules see the registries, and nothing where there is no list', () => {
  const registries = ['registry.example'];
  expect(policyData({ spec: { registries, namespace: 'desk' } })).toEqual({
    project: { registries },
  });
  expect(policyData({ spec: { namespace: 'desk' } })).toEqual({ project: {} });
});

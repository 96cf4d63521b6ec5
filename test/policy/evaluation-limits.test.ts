import { expect, test } from 'vitest';
import { evaluationLimits } from '../../compiler/policy/evaluation-limits.ts';
import { definition } from '../support/builders.ts';

test('two seconds and 64 MiB, unless the project gives more time', () => {
  const project = definition('Project', 'p', {});
  expect(evaluationLimits({ project })).toEqual({ timeout: 2000, maximumPages: 1024 });
  const patient = definition('Project', 'p', { limits: { policyTimeout: '5s' } });
  expect(evaluationLimits({ project: patient }, 8)).toEqual({ timeout: 5000, maximumPages: 8 });
});

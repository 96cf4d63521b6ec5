import { expect, test } from 'vitest';
import { policyFindings } from '../../compiler/policy/findings.ts';

test('codes are of this room and said once', () => {
  const codes = Object.values(policyFindings).map(({ code }) => code);
  for (const code of codes) expect(code).toMatch(/^policy\/[a-z]+(-[a-z]+)*$/);
  expect(new Set(codes).size).toBe(codes.length);
});

test.each(Object.values(policyFindings))(
  '$code denies and explains itself',
  ({ severity, summary, explanation }) => {
    expect(severity).toBe('error');
    expect(summary).toMatch(/^[A-Z].*\.$/);
    expect(explanation.length).toBeGreaterThan(150);
  },
);

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  holdsTokenRun,
  maskSecrets,
  replaceSecrets,
} from '../../compiler/diagnostic/mask-secrets.ts';
import { secrets } from '../support/secrets.ts';

const redacted = (text: string): string => replaceSecrets(text, () => '[redacted]');

describe('takes for a secret', () => {
  test.each(Object.entries(secrets))('%s', (_name, secret) => {
    expect(redacted(`key: ${secret}`)).toBe('key: [redacted]');
  });

  test('a bearer token, but not the word before it', () => {
    expect(redacted(`Authorization: Bearer ${'t0k.'.repeat(6)}`)).toBe(
      'Authorization: Bearer [redacted]',
    );
  });

  test('what stands before the host of a URL', () => {
    expect(redacted('git: https://bot:hunter2@git.example.com/a.git')).toBe(
      'git: https://[redacted]@git.example.com/a.git',
    );
  });

  test('each of several', () => {
    const [one, two] = Object.values(secrets);
    expect(redacted(`${one ?? ''} and ${two ?? ''}`)).toBe('[redacted] and [redacted]');
  });
});

describe('leaves alone', () => {
  test.each([
    'risk-analysis-of-the-quarterly-report',
    'https://git.example.com/team/repo.git',
    'mail ops@example.com about https://example.com/@user',
    'Bearer of good news',
    `registry.example/python@sha256:${'0123456789abcdef'.repeat(4)}`,
    'AKIA is how such keys start',
    'the task-ab12cd34ef56ab78cd90 is not a key',
    'sk-learn-based-risk-classifier',
    `-----BEGIN CERTIFICATE-----\n${'MIIE'.repeat(9)}\n-----END CERTIFICATE-----`,
  ])('%s', (text) => {
    expect(redacted(text)).toBe(text);
  });
});

describe('maskSecrets', () => {
  test('keeps the place of everything else', () => {
    const pem = secrets['a private key'] ?? '';
    const text = `a: |\n${pem}\nb: 2\n`;
    const masked = maskSecrets(text);
    expect(masked).toHaveLength(text.length);
    expect(masked.split('\n')).toHaveLength(text.split('\n').length);
    expect(masked).not.toContain('MIIE');
    expect(masked.endsWith('\nb: 2\n')).toBe(true);
  });

  test('keeps the length of any text', () => {
    const parts = fc.array(fc.oneof(fc.string(), fc.constantFrom(...Object.values(secrets))));
    fc.assert(
      fc.property(parts, (list) => {
        const text = list.join(' ');
        expect(maskSecrets(text)).toHaveLength(text.length);
      }),
    );
  });

  test.each(['-----BEGIN PRIVATE KEY', 'a://', 'eyJaaaaaa.', 'Bearer ', 'sk-', 'x'])(
    'takes linear time over %s, again and again',
    (unit) => {
      const begin = performance.now();
      maskSecrets(unit.repeat(2 ** 20 / unit.length));
      expect(performance.now() - begin).toBeLessThan(5000);
    },
  );
});

test('a run is as long as its token characters, and no longer', () => {
  expect(holdsTokenRun('abc def', 3)).toBe(true);
  expect(holdsTokenRun('abc def', 4)).toBe(false);
  expect(holdsTokenRun('a-b_c.d~e+f/9', 13)).toBe(true);
  expect(holdsTokenRun('ééééé', 1)).toBe(false);
  expect(holdsTokenRun('', 1)).toBe(false);
});

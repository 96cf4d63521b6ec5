import { expect, test } from 'vitest';

import { CannotRunError } from '../../compiler/diagnostic/cannot-run-error.ts';
import { diagnose } from '../../compiler/diagnostic/diagnostic.ts';

test('a finding takes code and severity of its type, and nothing else', () => {
  const place = { file: { path: 'agents/a.yaml', text: '' }, span: { start: 0, end: 0 } };
  const type = { code: 'x/y', severity: 'warning', summary: 's', explanation: 'e' } as const;
  expect(diagnose(type, { place, message: 'Wrong.', help: 'Mend it.' })).toEqual({
    code: 'x/y',
    severity: 'warning',
    place,
    message: 'Wrong.',
    help: 'Mend it.',
  });
});

test('an error of adac itself says what to do', () => {
  const error = new CannotRunError('There is no adac.yaml.', 'Run adac elsewhere.');
  expect(error).toBeInstanceOf(Error);
  expect(error).toMatchObject({
    name: 'CannotRunError',
    message: 'There is no adac.yaml.',
    help: 'Run adac elsewhere.',
  });
});

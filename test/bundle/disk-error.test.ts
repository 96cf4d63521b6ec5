import { mkdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { describeDiskError, isSystemError } from '../../compiler/bundle/disk-error.ts';
import { CannotRunError } from '../../compiler/diagnostic/cannot-run-error.ts';
import { systemError } from '../support/faulty-file-system.ts';

test('says what happened where, relative to the project, and what to do', () => {
  const error = describeDiskError(systemError('ENOSPC', '/project/out/index.json'), '/project');
  expect(error).toBeInstanceOf(CannotRunError);
  expect(error).toMatchObject({
    message: 'adac cannot use "out/index.json": the disk is full.',
    help: 'Free some space and compile again.',
  });
});

test('an error that it does not know keeps its code, and none of its text', () => {
  expect(describeDiskError(systemError('EWEIRD', '/project'), '/project')).toMatchObject({
    message: 'adac cannot use ".": the operating system answered EWEIRD.',
    help: undefined,
  });
});

test('what is no disk error comes back as it is', () => {
  const bug = new TypeError('a bug');
  expect(describeDiskError(bug, '/project')).toBe(bug);
  const own = new CannotRunError('said already');
  expect(describeDiskError(own, '/project')).toBe(own);
});

test('knows the errors that Node makes', () => {
  let caught: unknown;
  try {
    mkdirSync('/');
  } catch (error) {
    caught = error;
  }
  expect(isSystemError(caught)).toBe(true);
  expect(isSystemError(new Error('plain'))).toBe(false);
  expect(isSystemError(Object.assign(new Error(), { code: 'ERR_INVALID_ARG_TYPE' }))).toBe(false);
  expect(isSystemError(undefined)).toBe(false);
});

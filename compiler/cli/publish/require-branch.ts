import { CannotRunError } from '../../diagnostic/cannot-run-error.ts';

/**
 * Throws CannotRunError unless a text is a plain name of a branch: letters, digits, dots, dashes and slashes. That is
 * less than Git takes, and nothing of it is an option, a range, a pattern or another kind of reference.
 */
export function requireBranch(branch: string): string {
  const isPlain =
    branch.length <= 200 &&
    branch.split('/').every((part) => /^[A-Za-z0-9_][\w.-]*$/.test(part)) &&
    !/\.\.|\.(?:lock)?(?:\/|$)/.test(branch) &&
    branch !== 'HEAD';
  if (isPlain) return branch;
  throw new CannotRunError(
    `"${branch}" is no name for a branch.`,
    'Use letters, digits, ".", "-", "_" and "/", such as "rendered/cloud".',
  );
}

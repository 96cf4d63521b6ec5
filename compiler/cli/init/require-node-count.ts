import { CannotRunError } from '../../diagnostic/cannot-run-error.ts';

/**
 * How many nodes a text stands for.
 *
 * @throws CannotRunError where it is no such number.
 */
export function requireNodeCount(text: string): number {
  if (/^[1-9]\d{0,4}$/.test(text)) return Number(text);
  throw new CannotRunError('A cluster has 1 to 99,999 nodes.', 'Give a whole number, such as 3.');
}

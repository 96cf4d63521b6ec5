import { CannotRunError } from '../../diagnostic/cannot-run-error.ts';
import { quote } from '../../diagnostic/quote.ts';

/**
 * A name that a definition and its file may have: a label as Kubernetes takes it, so that it can neither
 * lead out of a folder nor be a flag, and none that some systems keep for devices.
 *
 * @throws CannotRunError where it is none.
 */
export function requireName(name: string): string {
  if (isName(name)) return name;
  throw new CannotRunError(
    `${quote(name)} is no name.`,
    'Use lower-case letters, digits and hyphens, at most 63, with a letter or a digit at both ends.',
  );
}

/** Whether a text is such a name. */
export function isName(name: string): boolean {
  return label.test(name) && name.length <= 63 && !device.test(name);
}

const label = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

import { lstatSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CannotRunError } from '../../diagnostic/cannot-run-error.ts';

/**
 * Writes a file of the policies folder whole: it is renamed into place, so that a compile never reads
 * half of it, and a link in its place is replaced rather than followed.
 */
export function writePolicyFile(project: string, name: string, content: Uint8Array | string): void {
  const target = path.join(project, name);
  const folder = path.dirname(target);
  const partial = path.join(folder, `.adac-${path.basename(name)}`);
  try {
    if (!lstatSync(folder).isDirectory()) throw new TypeError('no folder');
    // Only made anew: what stands there already may be a link.
    rmSync(partial, { force: true });
    writeFileSync(partial, content, { flag: 'wx' });
    renameSync(partial, target);
  } catch {
    throw new CannotRunError(`"${name}" cannot be written.`, 'Look at the rights of its folder.');
  }
}

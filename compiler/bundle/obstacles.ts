import { dirname } from 'node:path/posix';
import { CannotRunError } from '../diagnostic/cannot-run-error.ts';

/** Refuses to write where something that adac does not own stands: it would have to go. */
export function refuseForeignFile(output: string, path: string): never {
  throw new CannotRunError(
    `"${output}/${path}" stands where adac has to write, and adac did not write it.`,
    'Move it away or delete it, and compile again.',
  );
}

/** Refuses a foreign file where a folder is needed, and a foreign folder where a file is. */
export function refuseObstacles(
  output: string,
  written: ReadonlySet<string>,
  kept: { readonly files: ReadonlySet<string>; readonly folders: ReadonlySet<string> },
): void {
  for (const path of written) {
    const file = ancestors(path).find((folder) => kept.files.has(folder));
    if (file !== undefined) refuseForeignFile(output, file);
    if (kept.folders.has(path)) refuseForeignFile(output, path);
  }
  for (const path of [...kept.files, ...kept.folders]) {
    const folder = ancestors(path).find((one) => written.has(one));
    if (folder !== undefined) refuseForeignFile(output, folder);
  }
}

function ancestors(path: string): readonly string[] {
  const folders: string[] = [];
  for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) folders.push(folder);
  return folders;
}

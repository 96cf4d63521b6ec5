import { CannotRunError } from '../diagnostic/cannot-run-error.ts';
import { holdCompileLock } from './compile-lock.ts';
import type { FileSystem } from './file-system.ts';
import { removeQuietly } from './remove-tree.ts';
import { beginStaging, swapFolders } from './staging.ts';
import type { Staging } from './staging.ts';
import { readJournal } from './swap-journal.ts';

/** A staging that begins with the first difference, so that a compile without one touches nothing. */
export interface LazyStaging {
  /** Takes the compile lock and begins, unless it has begun. */
  begin(): Staging;
  /** Lets go of everything: drops what was staged, unless it was swapped in. */
  end(): void;
}

/** `stillCurrent` tells whether what the compile compared with is still on the disk. */
export function lazyStaging(
  fileSystem: FileSystem,
  root: string,
  output: string,
  stillCurrent: () => boolean,
): LazyStaging {
  let staging: Staging | undefined;
  let release: (() => void) | undefined;
  const beginUnlessChanged = (): Staging => {
    if (readJournal(fileSystem, root) !== undefined || !stillCurrent())
      throw changedMeanwhile(output);
    return beginStaging(fileSystem, root, output);
  };
  return {
    begin() {
      release ??= holdCompileLock(fileSystem, root);
      staging ??= beginUnlessChanged();
      return staging;
    },
    end() {
      if (release === undefined) return;
      dropStaging(fileSystem, root, output);
      release();
    },
  };
}

/** What a journal names is not rubbish: it may hold the only copy of the previous output. */
function dropStaging(fileSystem: FileSystem, root: string, output: string): void {
  try {
    if (readJournal(fileSystem, root) !== undefined) return;
  } catch {
    return;
  }
  removeQuietly(fileSystem, swapFolders(root, output).staging);
}

function changedMeanwhile(output: string): CannotRunError {
  return new CannotRunError(
    `Another adac wrote "${output}" while this one was compiling.`,
    'Compile again.',
  );
}

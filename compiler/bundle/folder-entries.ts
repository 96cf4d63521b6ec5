import { dirname } from 'node:path/posix';
import { diagnose } from '../diagnostic/diagnostic.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { OutputFile } from '../model/output.ts';
import { bundleFindings } from './findings.ts';

/** Entries of one folder from which on GitHub shows it cut off, and Argo CD reads it slowly. */
const limitEntries = 3000;

/** Findings for folders of the output that would hold too many files and folders, one for each of them. */
export function checkFolderEntries(files: readonly OutputFile[]): Diagnostic[] {
  return [...countEntries(files)]
    .filter(([, { entries }]) => entries >= limitEntries)
    .map(([folder, { entries, first }]) =>
      diagnose(bundleFindings.folderTooFull, {
        place: first.place,
        message: `Folder "${folder}" of the output would have ${entries} entries, and may have ${limitEntries - 1}.`,
        help: helpFor(folder),
      }),
    );
}

interface FolderEntries {
  entries: number;
  /** Any file below it knows the environment. */
  readonly first: OutputFile;
}

function countEntries(files: readonly OutputFile[]): ReadonlyMap<string, FolderEntries> {
  const folders = new Map<string, FolderEntries>();
  for (const file of files) {
    for (let path = file.path; path !== '.'; path = dirname(path)) {
      const folder = dirname(path);
      const known = folders.get(folder);
      folders.set(folder, { entries: (known?.entries ?? 0) + 1, first: known?.first ?? file });
      // A folder that is known has been counted where it stands.
      if (known !== undefined) break;
    }
  }
  return folders;
}

function helpFor(folder: string): string {
  if (folder.startsWith('manifests/')) return 'Declare fewer shards, or more clusters.';
  return folder.endsWith('/workflows')
    ? 'Divide the workflows over several environments.'
    : 'Divide the definitions over several environments.';
}

import type { SourceFile } from '../../source/source-file.ts';
import type { RegoFile } from './opa-request.ts';

/** Files of the policies folder as OPA is given them. */
export function regoFiles(policies: readonly SourceFile[]): readonly RegoFile[] {
  return policies
    .map(({ path, text }) => ({ path: path.slice(folder.length), text }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The path in the estate of a file that OPA names. */
export function estatePath(path: string): string {
  return `${folder}${path}`;
}

const folder = 'policies/';

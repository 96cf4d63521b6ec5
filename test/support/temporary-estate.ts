import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

/** The repository, whose own estate is the example that tests compile. */
export const repository = fileURLToPath(new URL('../../', import.meta.url));

/** A folder that goes when the test ends, holding `files` by their path. */
export function temporaryEstate(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(path.join(tmpdir(), 'adac-test-'));
  onTestFinished(() => {
    rmSync(root, { recursive: true, force: true });
  });
  writeFiles(root, files);
  return root;
}

/** Writes files below a folder, making the folders that they need. */
export function writeFiles(root: string, files: Readonly<Record<string, string>>): void {
  for (const [file, text] of Object.entries(files)) {
    const target = path.join(root, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
}

/** Copies the repository's policies, with the module that they were compiled to. */
export function addPolicies(root: string): void {
  cpSync(path.join(repository, 'policies'), path.join(root, 'policies'), { recursive: true });
}

/** Every file below a folder by its path, as bytes in base 64 so that a difference is a difference. */
export function readTree(root: string): Readonly<Record<string, string>> {
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const pairs = files.map((entry) => {
    const file = path.join(entry.parentPath, entry.name);
    return [path.relative(root, file), readFileSync(file, 'base64')] as const;
  });
  return Object.fromEntries(pairs.sort(([a], [b]) => (a < b ? -1 : 1)));
}

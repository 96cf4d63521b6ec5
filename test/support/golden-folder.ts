import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** Where the expected texts of a golden case stand. */
export function goldenPath(...steps: readonly string[]): string {
  return path.join(import.meta.dirname, '..', 'golden', ...steps);
}

/** The files below a folder of `test/golden`, by their path in it. */
export function readGolden(...steps: readonly string[]): Readonly<Record<string, string>> {
  const root = goldenPath(...steps);
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  return Object.fromEntries(
    files.map((file) => [
      path.relative(root, file).replaceAll('\\', '/'),
      readFileSync(file, 'utf8'),
    ]),
  );
}

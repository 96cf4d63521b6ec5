import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** SHA-256, shortened, over the sources of the program over OPA: all that its build depends on. */
export function opaDigest(folder: string): string {
  const hash = createHash('sha256');
  const sources = readdirSync(folder).filter((name) => /\.go$|^go\.(mod|sum)$|\.json$/.test(name));
  for (const name of sources.sort()) {
    // Line endings are Git's matter, so they do not count.
    const text = readFileSync(path.join(folder, name), 'utf8').replaceAll('\r\n', '\n');
    hash.update(`${name}\n${text.length}\n${text}`);
  }
  return hash.digest('hex').slice(0, 16);
}

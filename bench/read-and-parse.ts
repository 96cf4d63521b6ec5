import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { loadAll } from 'js-yaml';

/** The floor: reads every definition of an estate and parses it, and nothing else. */
const [, , folder = '.'] = process.argv;
let documents = 0;
for (const part of ['agents', 'clusters']) {
  const files = readdirSync(path.join(folder, part), { recursive: true, withFileTypes: true });
  for (const entry of files.filter((one) => one.isFile())) {
    documents += loadAll(readFileSync(path.join(entry.parentPath, entry.name), 'utf8')).length;
  }
}
console.log(`${documents} documents`);

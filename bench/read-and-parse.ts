import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { loadAll } from 'js-yaml';

/** The floor: reads every YAML file of an estate and parses it, and nothing else. */
const [, , folder = '.'] = process.argv;
let documents = 0;
for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !entry.name.endsWith('.yaml')) continue;
  documents += loadAll(readFileSync(path.join(entry.parentPath, entry.name), 'utf8')).length;
}
console.log(`${documents} documents`);

import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { generatedFiles } from './generated-files.ts';

// Writes what is generated from the schemas and the compiler: `npm run docs`. Run from dist/tools.
const root = fileURLToPath(new URL('../../', import.meta.url));
for (const [file, text] of generatedFiles(root)) {
  const target = path.join(root, file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, text);
}

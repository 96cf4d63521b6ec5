/**
 * Puts the command line's own modules into one file, `dist/adac.js`. Reading, resolving and linking several hundred
 * small modules took Node three times as long as running them does for a small estate.
 *
 * Packages stay what they are, and so does what has a `#` name and files of its own (the validators, the evaluation
 * worker, the schemas): such names mean the same from anywhere in the package.
 */
import { chmod } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const input = fileURLToPath(new URL('../dist/compiler/cli/main.js', import.meta.url));
const file = fileURLToPath(new URL('../dist/adac.js', import.meta.url));

const bundle = await rolldown({
  input,
  platform: 'node',
  external: (id) => !/^[./]|^#yaml-parser$/.test(id),
  // What cannot be bundled is a mistake here, and must not be found by a user.
  onLog(level, log, handle) {
    if (level === 'warn') throw new Error(log.message);
    handle(level, log);
  },
});
await bundle.write({ file, format: 'esm', codeSplitting: false });
await bundle.close();
// `npx adac` in a checkout starts the file itself; npm marks it as a program only when it first links it. A checkout that
// was used before there was a bundle keeps npm's link to the module, so that is a program too.
await Promise.all([file, input].map((program) => chmod(program, 0o755)));

import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

it.each(['adac.js', 'compiler/cli/main.js'])(
  'leaves dist/%s as a program that starts by its own name',
  (file) => {
    const program = fileURLToPath(new URL(`../../dist/${file}`, import.meta.url));
    expect(execFileSync(program, ['--version'], { encoding: 'utf8' })).toMatch(/^\d+\.\d+\.\d+\n$/);
  },
);

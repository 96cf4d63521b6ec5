import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

import { generatedFiles } from '../../tools/generated-files.ts';
import { repository } from '../support/temporary-estate.ts';

const files = generatedFiles(repository);

test.each([...files])('%s is what `npm run docs` writes', (file, text) => {
  expect(existsSync(path.join(repository, file)), `${file} is missing`).toBe(true);
  expect(readFileSync(path.join(repository, file), 'utf8') === text, `${file} is stale`).toBe(true);
});

test('the reference holds no page that nothing generates', () => {
  const pages = readdirSync(path.join(repository, 'docs/reference'));
  expect(pages.filter((page) => !files.has(`docs/reference/${page}`))).toEqual([]);
});

test('every link of a generated page leads to a file and a heading that is there', () => {
  const broken: string[] = [];
  for (const [file, text] of files) {
    if (!file.endsWith('.md')) continue;
    for (const [, target = '', anchor] of text.matchAll(/\]\(([\w./-]*)(#[\w.-]+)?\)/g)) {
      const linked = target === '' ? file : path.posix.join(path.posix.dirname(file), target);
      const page = files.get(linked) ?? readIfThere(linked);
      const headings = [...page.matchAll(/^#+ (.+)$/gm)].map(
        ([, heading = '']) => `#${heading.toLowerCase()}`,
      );
      if (page === '' || (anchor !== undefined && !headings.includes(anchor))) {
        broken.push(`${file}: ${target}${anchor ?? ''}`);
      }
    }
  }
  expect(broken).toEqual([]);
});

function readIfThere(file: string): string {
  const place = path.join(repository, file);
  return existsSync(place) ? readFileSync(place, 'utf8') : '';
}

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

import type { FindingType } from '../../compiler/diagnostic/diagnostic.ts';
import { loadFindings } from '../../compiler/load/findings.ts';

const entries: readonly (readonly [string, FindingType])[] = Object.entries(loadFindings);
const room = fileURLToPath(new URL('../../compiler/load/', import.meta.url));
const sources = readdirSync(room)
  .filter((name) => name !== 'findings.ts')
  .map((name) => readFileSync(join(room, name), 'utf8'))
  .join('\n');

describe('every finding', () => {
  test.each(entries)('%s has its name as its code, and a page', (name, type) => {
    const kebab = name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    expect(type.code).toBe(`load/${kebab}`);
    expect(type.summary).toMatch(/^[A-Z].*\.$/);
    expect(type.explanation.length).toBeGreaterThan(20);
  });

  test.each(entries)('%s is reported somewhere', (name) => {
    expect(sources).toContain(`loadFindings.${name}`);
  });
});

import fc from 'fast-check';
import { loadAll } from 'js-yaml';
import { stringify } from 'yaml';
import { expect, test } from 'vitest';
import { formatText } from '../../../compiler/cli/fmt/format-text.ts';
import { keyOrders } from '../../../compiler/cli/fmt/key-order.ts';
import { publishedSchemas } from '../../../compiler/cli/schema/published-schemas.ts';
import { isDocument } from '../../../compiler/cli/schema/schema-document.ts';

const schemas = publishedSchemas();
const orders = keyOrders(schemas);

/** The examples of the schemas, each a definition of some kind. */
const examples = [...schemas.values()].flatMap(({ examples: all }) => {
  const list: readonly unknown[] = Array.isArray(all) ? all : [];
  return list.filter((one) => isDocument(one) && 'kind' in one);
});

test('every kind has an example', () => {
  expect(examples.length).toBeGreaterThanOrEqual(10);
});

function shuffle(value: unknown, next: () => number): unknown {
  if (Array.isArray(value)) return value.map((item) => shuffle(item, next));
  if (!isDocument(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, one]) => ({ key, one: shuffle(one, next), rank: next() }))
      .sort((a, b) => a.rank - b.rank)
      .map(({ key, one }) => [key, one]),
  );
}

/** Keys whose order is their author's: what is named by authors, and values that are passed on. */
const authored =
  /^(?:inputs|outputs|context|policies|labels|annotations|values|parameters|images|defaults|properties)$/;

function hasAuthored(value: unknown): boolean {
  const keys = [...JSON.stringify(value).matchAll(/"(\w+)":/g)];
  return keys.some(([, key = '']) => authored.test(key));
}

const ranks = fc.infiniteStream(fc.nat());

test('shuffled definitions mean the same, and keep their form once it is canonical', () => {
  fc.assert(
    fc.property(fc.constantFrom(...examples), ranks, (example, random) => {
      const before = stringify(shuffle(example, () => Number(random.next().value)));
      const after = formatText(orders, before) ?? '';
      expect(loadAll(after)).toEqual([example]);
      expect(formatText(orders, after)).toBe(after);
      if (!hasAuthored(example)) expect(after).toBe(formatText(orders, stringify(example)));
    }),
    { numRuns: 200 },
  );
});

test('comments move with the key below them', () => {
  let formatted = 0;
  fc.assert(
    fc.property(fc.constantFrom(...examples), ranks, (example, random) => {
      const lines = stringify(shuffle(example, () => Number(random.next().value))).split('\n');
      const noted = lines.flatMap((line, index) => {
        const key = /^(?<indent> *)(?<name>[a-z]\w*):/i.exec(line)?.groups;
        return key === undefined ? [line] : [`${key.indent}# ${key.name} ${index}`, line];
      });
      const after = formatText(orders, noted.join('\n'));
      if (after === undefined) return;
      formatted++;
      const rows = after.split('\n');
      for (const [index, row] of rows.entries()) {
        const name = /^ *# (\w+) \d+$/.exec(row)?.[1];
        if (name !== undefined)
          expect(rows[index + 1]?.trim()).toMatch(new RegExp(`^(?:- )?${name}:|^# `));
      }
      expect(formatText(orders, after)).toBe(after);
    }),
    { numRuns: 100 },
  );
  expect(formatted).toBeGreaterThan(90);
});

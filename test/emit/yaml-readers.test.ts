import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { JsonObject, JsonValue } from '../../compiler/model/json.ts';
import { writeYaml } from '../../compiler/emit/write-yaml.ts';

/**
 * What the writer writes, three readers read back equal. `ADAC_WRITER_STRINGS=1000000` tries a million strings, and
 * `ADAC_WRITER_SEED` others than those of every run.
 */

const wanted = Number(process.env.ADAC_WRITER_STRINGS ?? 100_000);
const seed = Number(process.env.ADAC_WRITER_SEED ?? 1);
const ofDocument = 1000;

const random = randomNumbers(seed);
const documents = Array.from({ length: Math.ceil(wanted / ofDocument) }, () =>
  Object.fromEntries(
    Array.from({ length: ofDocument }, (_, index) => [`v${index}`, randomText()] as const),
  ),
);
const structures = Array.from({ length: 2000 }, (): JsonObject => ({ value: randomValue(4) }));
const all: readonly JsonObject[] = [...documents, ...structures];

/** Whether Go is here; without it the control plane's own reader cannot be asked. */
const go = spawnSync('go', ['version']).status === 0;

describe(`${wanted} strings and ${structures.length} structures of seed ${seed}`, () => {
  test('are read back by js-yaml', () => {
    expect(all.filter((value) => !equals(load(writeYaml(value)), value))).toEqual([]);
  }, 600_000);

  test('are read back by yaml', () => {
    // This reader takes a hundred times as long as the others, and its check of keys grows with their square.
    const read = (value: JsonObject): unknown =>
      parse(writeYaml(value), { maxAliasCount: 0, uniqueKeys: false });
    expect(all.filter((value) => !equals(read(value), value))).toEqual([]);
  }, 600_000);

  // Named for what a reader of the log should know where it is skipped.
  test.skipIf(!go)(
    'are read back by sigs.k8s.io/yaml, which needs Go',
    () => {
      const input = all
        .map((value) => JSON.stringify({ yaml: writeYaml(value), want: value }))
        .join('\n');
      const { stdout, stderr } = spawnSync('go', ['run', '.'], {
        cwd: join(import.meta.dirname, 'go-reader'),
        input,
        encoding: 'utf8',
        maxBuffer: 2 ** 20,
      });
      expect(stderr).toBe('');
      const values = documents.length * ofDocument + structures.length;
      expect(JSON.parse(stdout)).toEqual({ values, misread: 0 });
    },
    600_000,
  );
});

/** Equal as JSON: key order aside, and with -0 as 0, which is what JSON and we write for it. */
function equals(left: unknown, right: JsonValue): boolean {
  return canonical(left) === canonical(right);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
}

/** The generator of mulberry32: small, fast, and the same everywhere. */
function randomNumbers(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function below(bound: number): number {
  return Math.floor(random() * bound);
}

/** Pieces that readers stumble over, alone and beside each other. */
function randomText(): string {
  const pieces = [
    ...['yes', 'No', 'null', '~', '0x1F', '0o17', '0777', '1_000', '1e3', '.inf', '-.NaN', '12:30'],
    ...['2024-01-01', '<<', '=', '---', '...', '- ', ': ', ' #', '&a', '*a', '!t', '%', '@', '`'],
    ...['"', "'", '\\', '\n', '\r', '\t', ' ', '{', '}', '[', ']', ',', '?', '|', '>', '\u0000'],
    ...['\u001b', '\u007f', '\u0085', '\u00a0', '\u2028', '\ufeff', '\ufffe', '\uffff', '😀', 'é'],
  ];
  let text = '';
  for (let length = below(6); length > 0; length--) {
    text += random() < 0.6 ? (pieces[below(pieces.length)] ?? '') : randomCharacter();
  }
  return text;
}

/** Any character but a half of a surrogate pair, which no file can hold. */
function randomCharacter(): string {
  const code = random() < 0.5 ? below(0x100) : below(0x11_0000);
  return code >= 0xd800 && code <= 0xdfff ? 'x' : String.fromCodePoint(code);
}

function randomValue(depth: number): JsonValue {
  const kind = below(depth > 0 ? 7 : 5);
  if (kind === 0) return random() < 0.5;
  if (kind === 1) return null;
  if (kind === 2) return randomNumber();
  if (kind < 5) return randomText();
  const length = below(5);
  if (kind === 5) return Array.from({ length }, () => randomValue(depth - 1));
  return Object.fromEntries(Array.from({ length }, () => [randomKey(), randomValue(depth - 1)]));
}

/** Kubernetes has no key `__proto__`; definitions with one are refused when they are read. */
function randomKey(): string {
  return `k${randomText()}`;
}

function randomNumber(): number {
  const number = (random() - 0.5) * 10 ** below(25);
  return random() < 0.5 ? Math.round(number) + 0 : number;
}

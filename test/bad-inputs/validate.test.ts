import { describe, expect, test } from 'vitest';

import { lineIndex, positionAt } from '../../compiler/source/line-index.ts';
import { locate } from '../../compiler/source/locate.ts';
import { findingsOf, head } from '../validate/check-validate.ts';

/** What is found in a hostile text, as `line:column code`; what the objects of the language know is unchanged after it. */
function found(text: string): string[] {
  const before = Object.getOwnPropertyNames(Object.prototype).join();
  const marks = findingsOf(text).map(({ code, place }) => {
    const { file, span } = locate(place);
    const { line, column } = positionAt(lineIndex(file.text), span.start);
    return `${line}:${column} ${code}`;
  });
  expect(Object.getOwnPropertyNames(Object.prototype).join()).toBe(before);
  return marks;
}

/** An agent with one input of the given schema, which begins in line 8. */
function withSchema(schema: string): string {
  return `${head('Agent')}  inputs:\n    x:\n      schema: ${schema}\n`;
}

describe('B: schemas', () => {
  test('a reference to a file', () => {
    expect(found(withSchema('{ $ref: "file:///etc/passwd" }'))).toEqual([
      '8:23 validate/bad-schema',
    ]);
  });

  test('a reference to a web page', () => {
    expect(found(withSchema('{ $ref: "http://example.com/s.json" }'))).toEqual([
      '8:23 validate/bad-schema',
    ]);
  });

  test('a reference to a device', () => {
    expect(found(withSchema('{ $ref: /dev/zero }'))).toEqual(['8:23 validate/bad-schema']);
  });

  test('a reference to itself', () => {
    expect(found(withSchema('{ $ref: "#" }'))).toEqual(['8:23 validate/bad-schema']);
    expect(found(withSchema('{ $ref: "#/$defs/a", $defs: { a: { $ref: "#/$defs/a" } } }'))).toEqual(
      ['8:48 validate/bad-schema'],
    );
  });

  test('20,000 levels', () => {
    const depth = 20_000;
    const marks = found(withSchema('{ items: '.repeat(depth) + '{}' + ' }'.repeat(depth)));
    expect(marks).toHaveLength(1);
    expect(marks[0]).toMatch(/^8:\d+ load\/too-deep$/);
  });

  test('40 levels, which a file may have and a schema may not', () => {
    const marks = found(withSchema('{ items: '.repeat(40) + '{}' + ' }'.repeat(40)));
    expect(marks).toHaveLength(1);
    expect(marks[0]).toMatch(/^8:\d+ validate\/bad-schema$/);
  });

  test('a pattern that takes exponential time', () => {
    const before = performance.now();
    expect(
      found(withSchema(`{ type: string, pattern: "^(a+)+$", default: "${'a'.repeat(40)}!" }`)),
    ).toEqual(['8:40 validate/bad-schema']);
    expect(performance.now() - before).toBeLessThan(2000);
  });

  test('a pattern that is taken from the data', () => {
    expect(found(withSchema('{ type: string, pattern: { $data: "1/x" } }'))).toEqual([
      '8:40 validate/bad-schema',
    ]);
  });

  test('a required key that every object inherits', () => {
    expect(found(withSchema('{ type: object, required: [constructor] }'))).toEqual([
      '8:42 validate/bad-schema',
    ]);
  });

  test('200,000 mistakes', () => {
    const before = performance.now();
    const marks = found(`${head('Team')}  strategy: swarm\n  members: [${'1,'.repeat(200_000)}]\n`);
    expect(marks).toHaveLength(101);
    expect(marks.at(-1)).toBe('1:1 validate/too-many');
    expect(performance.now() - before).toBeLessThan(30_000);
  });

  test('50,000 equal objects in a list', () => {
    const before = performance.now();
    const marks = found(`${head('Agent')}  tools: [${'{name: a},'.repeat(50_000)}]\n`);
    expect(marks).toEqual(['6:10 validate/out-of-range']);
    expect(performance.now() - before).toBeLessThan(30_000);
  });

  test('50,000 names in a list', () => {
    const before = performance.now();
    const names = Array.from({ length: 50_000 }, (_, index) => `a${index}`).join();
    expect(found(`${head('Agent')}  access: { egress: [${names},a0] }\n`)).toEqual([
      expect.stringMatching(/^6:\d+ validate\/duplicate-item$/),
    ]);
    expect(performance.now() - before).toBeLessThan(30_000);
  });

  test('an identifier that overrides one of ours', () => {
    expect(found(withSchema('{ $id: "https://adac.dev/schemas/common.schema.json" }'))).toEqual([
      '8:17 validate/bad-schema',
    ]);
    expect(found(`${head('Agent')}  {}\n`)).toEqual([]);
  });
});

describe('N: numbers', () => {
  const replicas = (text: string): string[] =>
    found(`${head('Agent')}  hosting: { dedicated: { replicas: ${text} } }\n`);
  const memory = (text: string): string[] =>
    found(`${head('Agent')}  resources: { memory: ${text} }\n`);

  test.each(['.nan', '.inf', '-.inf', '1e309', '9007199254740993', '9223372036854775808'])(
    '%s is no number that can be counted',
    (text) => {
      expect(replicas(text)).toEqual(['6:37 load/number-out-of-range']);
    },
  );

  test.each(['-0', '-1', '0'])('%s is fewer than one', (text) => {
    expect(replicas(text)).toEqual(['6:37 validate/out-of-range']);
  });

  test('0x1F is 31, as YAML 1.2 reads it', () => {
    expect(replicas('0x1F')).toEqual([]);
    expect(memory('"0x1F"')).toEqual(['6:24 validate/bad-quantity']);
  });

  test('1_000 is text', () => {
    expect(replicas('1_000')).toEqual(['6:37 validate/wrong-type']);
    expect(memory('1_000')).toEqual(['6:24 validate/bad-quantity']);
  });

  test('100m is a tenth of a core, and no number of replicas', () => {
    expect(found(`${head('Agent')}  resources: { cpu: 100m }\n`)).toEqual([]);
    expect(replicas('100m')).toEqual(['6:37 validate/wrong-type']);
  });

  test('1Gi and 1G are quantities, 1g is none', () => {
    expect(memory('1Gi')).toEqual([]);
    expect(memory('1G')).toEqual([]);
    expect(memory('1g')).toEqual(['6:24 validate/bad-quantity']);
  });

  test('0.5Mi is a quantity', () => {
    expect(memory('0.5Mi')).toEqual([]);
  });

  test('1E is an exabyte, more than can be counted', () => {
    expect(memory('1E')).toEqual(['6:24 validate/out-of-range']);
  });

  test('1n is a quantity', () => {
    expect(found(`${head('Agent')}  resources: { cpu: 1n }\n`)).toEqual([]);
  });

  test('2^63 bytes are more than can be counted', () => {
    expect(memory('"9223372036854775808"')).toEqual(['6:24 validate/out-of-range']);
    expect(memory('8Ei')).toEqual(['6:24 validate/out-of-range']);
  });

  test('1.5 replicas', () => {
    expect(replicas('1.5')).toEqual(['6:37 validate/wrong-type']);
  });

  test('port 65536', () => {
    expect(
      found(`${head('Agent')}  reliability: { probes: { liveness: { path: /, port: 65536 } } }\n`),
    ).toEqual(['6:55 validate/out-of-range']);
  });

  test('a duration of -5s', () => {
    expect(found(`${head('Agent')}  limits: { timeout: -5s }\n`)).toEqual([
      '6:22 validate/bad-duration',
    ]);
  });
});

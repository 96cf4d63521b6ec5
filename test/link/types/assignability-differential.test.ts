import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assignability } from '../../../compiler/link/types/assignability.ts';
import type { JsonObject, JsonValue } from '../../../compiler/model/json.ts';
import { randomFrom, randomPairs } from '../../support/random-types.ts';
import { likelyValues } from '../../support/random-values.ts';

/** Pairs of types that are compared. */
const pairs = 20_000;

/** Of so many pairs with answer "no" one is refuted; soundness is in the answer "yes", of which each is tried. */
const everyNo = 8;

/** Values that are tried for each pair of which the checker claims something. */
const tries = 24;

function judge(): (type: JsonObject) => ValidateFunction {
  // The schemas are ours and used once, so neither checking them nor making their code fast pays.
  const options = { strict: false, validateSchema: false, meta: false, code: { optimize: false } };
  const ajv = new Ajv2020(options);
  ajv.addFormat('date', /^\d{4}-\d{2}-\d{2}$/);
  ajv.addFormat('email', /^[^@\s]+@[^@\s]+$/);
  return (type) => ajv.compile(type);
}

interface Tally {
  readonly yes: number;
  readonly no: number;
  readonly unknown: number;
  /** Values of the source of a "yes" that the target was asked about. */
  readonly values: number;
  /** Pairs with answer "no" of which some value of the source was tried. */
  readonly refutable: number;
  /** Those of them for which a value was found that the target refuses. */
  readonly refuted: number;
}

test('what is called assignable is never refused by ajv, and little cannot be told', async ({
  annotate,
}) => {
  const tally = { yes: 0, no: 0, unknown: 0, values: 0, refutable: 0, refuted: 0 };
  let compile = judge();
  let compiled = 0;
  fc.assert(
    fc.property(randomPairs, ({ source, target, seed }) => {
      const { kind } = assignability(source, target);
      tally[kind]++;
      if (kind === 'unknown' || (kind === 'no' && tally.no % everyNo !== 0)) return;
      // The judge keeps what it has compiled; a new one keeps memory small.
      compiled++;
      if (compiled % 2000 === 0) compile = judge();
      const isSource = compile(source);
      const isTarget = compile(target);
      const values = likelyValues(source, randomFrom(seed), tries).filter((value) =>
        isSource(value),
      );
      const refused = values.filter((value) => !isTarget(value));
      if (kind === 'yes') {
        tally.values += values.length;
        expect(refused).toEqual<JsonValue[]>([]);
      } else if (values.length > 0) {
        tally.refutable++;
        if (refused.length > 0) tally.refuted++;
      }
    }),
    { numRuns: pairs, endOnFailure: true },
  );
  await annotate(summaryOf(tally));
  const { yes, no, unknown, values, refutable, refuted } = tally;
  expect(yes + no + unknown).toBe(pairs);
  expect(unknown / pairs).toBeLessThan(1 / 5);
  // Both answers are really given, and values were really tried.
  expect(yes).toBeGreaterThan(pairs / 10);
  expect(values).toBeGreaterThan(yes * 5);
  expect(refuted / refutable).toBeGreaterThan(0.9);
}, 240_000);

function summaryOf({ yes, no, unknown, values, refutable, refuted }: Tally): string {
  const share = ((100 * unknown) / pairs).toFixed(1);
  return `${yes} yes (${values} values tried), ${no} no (${refuted} of ${refutable} refuted by a value), ${unknown} cannot tell (${share} %).`;
}

import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { regoFiles } from '../../compiler/cli/opa/rego-files.ts';
import { entryModule, entrypoint, estateEntrypoint } from '../../compiler/policy/entry-module.ts';
import { evaluateInputs } from '../../compiler/policy/evaluate-inputs.ts';
import type { Outcome } from '../../compiler/policy/evaluate-inputs.ts';
import { startEvaluationThread } from '../../compiler/policy/evaluation-thread.ts';
import { policyRules, withoutTests } from '../../compiler/policy/policy-rules.ts';
import type { PolicyRule } from '../../compiler/policy/policy-rules.ts';
import { webAssembly } from '../../compiler/policy/web-assembly.ts';
import { library } from './judging.ts';
import { buildOpaProgram } from './opa-program.ts';
import type { OpaProgram } from './opa-program.ts';
import { randomAgent, randomEstate } from './random-inputs.ts';

/**
 * The module that ships against OPA's own evaluator, over the same inputs: OPA reads the Rego beside it
 * natively, the module runs as WebAssembly.
 */

const program = buildOpaProgram();
const rules = policyRules(library.policies);

/** What the rules know beside each input. */
const known = { project: { registries: ['registry.example', 'docker.io/library'] } };

if (typeof program === 'string') {
  test.skip(`decisions are not compared here: ${program}, and OPA is needed to compare with`, () =>
    undefined);
} else {
  afterAll(program.remove);
  describe('rules about agents', () => {
    compare(program, 'agent', { entrypoint, random: randomAgent });
  });
  describe('rules about the estate', () => {
    compare(program, 'estate', { entrypoint: estateEntrypoint, random: randomEstate });
  });
}

function compare(
  opa: OpaProgram,
  subject: PolicyRule['subject'],
  asked: { readonly entrypoint: string; readonly random: typeof randomAgent },
): void {
  const judging = rules.filter((rule) => rule.subject === subject);
  const inputs = fc.sample(asked.random, { numRuns: 2000, seed: 20_260_101 }).flatMap(toObject);
  const shipped = askModule(asked.entrypoint, inputs);

  test('OPA and the module find the same in 2,000 inputs', async () => {
    const native = askOpa(opa, judging, asked.entrypoint, inputs);
    expect((await shipped).map(canonical)).toEqual(native.map(canonical));
  });

  test.each(judging.map((rule) => [rule.code, rule] as const))(
    '%s finds by itself what it adds to the others',
    async (code, rule) => {
      const some = inputs.slice(0, 500);
      const alone = askOpa(opa, [rule], asked.entrypoint, some).map(canonical);
      const among = (await shipped)
        .slice(0, some.length)
        .map((found) => canonical(found.filter((one) => codeOf(one) === code)));
      expect(alone).toEqual(among);
      // A rule that finds nothing, or something everywhere, would be equal to anything like it.
      expect(
        new Set((await shipped).map((found) => found.some((one) => codeOf(one) === code))),
      ).toEqual(new Set([true, false]));
    },
  );
}

function toObject(value: unknown): readonly object[] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? [value] : [];
}

async function askModule(
  entry: string,
  inputs: readonly object[],
): Promise<readonly (readonly unknown[])[]> {
  const module = new webAssembly.Module(new Uint8Array(library.policyModule ?? []));
  const limits = { timeout: 60_000, maximumPages: 1024 };
  const thread = startEvaluationThread(module, limits, entry);
  try {
    const texts = inputs.map((input) => JSON.stringify(input));
    const group = { sets: setsOf(rules), data: known, inputs: texts };
    const outcomes = await evaluateInputs(thread, group, { batchBytes: 100_000, failures: 1 });
    return outcomes.map(findingsOf);
  } finally {
    await thread.end();
  }
}

function findingsOf(outcome: Outcome): readonly unknown[] {
  if (outcome.kind === 'judged') return outcome.findings;
  throw new Error(`An input was not judged: ${JSON.stringify(outcome)}`);
}

function askOpa(
  opa: OpaProgram,
  judging: readonly PolicyRule[],
  entry: string,
  inputs: readonly object[],
): readonly (readonly unknown[])[] {
  const files = withoutTests(judging.map(({ file }) => file));
  const { values, mistakes } = opa.ask({
    command: 'evaluate',
    files: [...regoFiles(files), { path: 'entry.rego', text: entryModule(judging) }],
    query: `data.${entry.replace('/', '.')}`,
    inputs,
    data: { ...known, adac_selection: Object.fromEntries(setsOf(rules).map((set) => [set, true])) },
  });
  expect(mistakes).toEqual([]);
  return values.map((value) => {
    if (isList(value)) return value;
    throw new Error('OPA gave no set.');
  });
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function setsOf(judging: readonly PolicyRule[]): readonly string[] {
  return [...new Set(judging.map(({ set }) => set))];
}

function codeOf(finding: unknown): unknown {
  return typeof finding === 'object' && finding !== null && 'code' in finding ? finding.code : '';
}

/** Sets have no order, and neither have the keys of objects. */
function canonical(found: readonly unknown[]): readonly string[] {
  return found.map((one) => JSON.stringify(one, sortedKeys)).sort();
}

function sortedKeys(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

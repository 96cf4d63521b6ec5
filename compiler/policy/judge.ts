import { diagnose } from '../diagnostic/diagnostic.ts';
import type { Diagnostic, PhaseResult } from '../diagnostic/diagnostic.ts';
import { parseDuration } from '../model/duration.ts';
import type { JudgedProgram, LinkedEnvironment, LinkedProgram } from '../model/program.ts';
import { at } from '../source/origin.ts';
import type { Place } from '../source/place.ts';
import { checkModule, unusableModule } from './check-module.ts';
import type { CheckedModule } from './check-module.ts';
import { evaluateInputs } from './evaluate-inputs.ts';
import { startEvaluationThread } from './evaluation-thread.ts';
import { policyFindings } from './findings.ts';
import { policyRules } from './policy-rules.ts';
import { reportOutcomes } from './report-outcomes.ts';
import { groupSubjects } from './subjects.ts';

/** How policies are evaluated; the bounds are the compiler's unless a test sets others. */
export interface JudgeOptions {
  /** UTF-16 units of input in one batch. */
  readonly batchBytes?: number;
  /** Pages of 64 KiB that a policy's memory may grow to. */
  readonly maximumPages?: number;
  /** Inputs that may fail before the rest is denied unjudged. */
  readonly failures?: number;
}

/**
 * Lets the policy sets of every environment judge its agents. What cannot be judged is denied: a missing
 * or stale module, a set without rules, an evaluation that fails. Where no environment names a set,
 * nothing is loaded.
 */
export async function judge(
  program: LinkedProgram,
  options: JudgeOptions = {},
): Promise<PhaseResult<JudgedProgram>> {
  const environments = program.environments.filter(({ policySets }) => policySets.length > 0);
  const [first] = environments;
  if (first === undefined) return { value: { program, judged: 0, rules: 0 }, diagnostics: [] };
  const place = at(first.definition, 'spec', 'policySets');
  const { policies, policyModule } = program.sources;
  const checked = checkModule(policyModule, policies, place);
  const diagnostics =
    'code' in checked
      ? [checked]
      : [
          ...reportEmptySets(program, environments),
          ...(await evaluate(program, environments, { ...checked, place }, options)),
        ];
  return { value: { program, ...countJudged(program, environments) }, diagnostics };
}

/** Well below the 1 MB above which OPA's cost for each agent grows, also where characters take three bytes. */
const defaultBatch = 128 * 1024;

/** 64 MiB. */
const defaultPages = 1024;

const defaultFailures = 3;

/** Milliseconds. */
const defaultTimeout = 2000;

async function evaluate(
  program: LinkedProgram,
  environments: readonly LinkedEnvironment[],
  { module, projection, place }: CheckedModule & { readonly place: Place },
  options: JudgeOptions,
): Promise<readonly Diagnostic[]> {
  const { batchBytes = defaultBatch, failures = defaultFailures } = options;
  const timeout = parseDuration(program.project.spec.limits?.policyTimeout ?? '') ?? defaultTimeout;
  const { maximumPages = defaultPages } = options;
  // Started first, so that it gets ready while the inputs are written.
  const thread = startEvaluationThread(module, { timeout, maximumPages });
  try {
    const groups = groupSubjects(environments, projection);
    const unusable = await thread.unusable;
    if (unusable !== undefined) return [unusableModule(unusable, place)];
    const judged = [];
    for (const group of groups) {
      judged.push({
        group,
        outcomes: await evaluateInputs(thread, group, { batchBytes, failures }),
      });
    }
    return reportOutcomes(judged, program.sources.policies, place);
  } finally {
    await thread.end();
  }
}

/** A set without rules would let everything pass, so it is denied; one finding for each set. */
function reportEmptySets(
  program: LinkedProgram,
  environments: readonly LinkedEnvironment[],
): readonly Diagnostic[] {
  const known = new Set(policyRules(program.sources.policies).map(({ set }) => set));
  const reported = new Set<string>();
  const diagnostics: Diagnostic[] = [];
  for (const { definition, policySets } of environments) {
    for (const [index, set] of policySets.entries()) {
      if (known.has(set) || reported.has(set)) continue;
      reported.add(set);
      diagnostics.push(
        diagnose(policyFindings.emptySet, {
          place: at(definition, 'spec', 'policySets', index),
          message: `Policy set "${set}" has no rules.`,
          help: `Write rules into "policies/${set}/", or name one of the sets that have some: ${[...known].join(', ')}.`,
        }),
      );
    }
  }
  return diagnostics;
}

function countJudged(
  program: LinkedProgram,
  environments: readonly LinkedEnvironment[],
): { readonly judged: number; readonly rules: number } {
  const sets = new Set(environments.flatMap(({ policySets }) => policySets));
  return {
    judged: environments.reduce((sum, { agents }) => sum + agents.length, 0),
    rules: policyRules(program.sources.policies).filter(({ set }) => sets.has(set)).length,
  };
}

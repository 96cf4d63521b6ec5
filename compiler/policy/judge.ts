import { setImmediate } from 'node:timers/promises';

import { diagnose } from '../diagnostic/diagnostic.ts';
import type { Diagnostic, PhaseResult } from '../diagnostic/diagnostic.ts';
import type { JudgedProgram, LinkedEnvironment, LinkedProgram } from '../model/program.ts';
import { at } from '../source/origin.ts';
import type { Place } from '../source/place.ts';
import { checkModule, unusableModule } from './check-module.ts';
import type { CheckedModule } from './check-module.ts';
import { checkObligations } from './check-obligations.ts';
import { checkWaivers } from './check-waivers.ts';
import { evaluateInputs } from './evaluate-inputs.ts';
import { evaluationLimits } from './evaluation-limits.ts';
import { startEvaluationThread } from './evaluation-thread.ts';
import type { EvaluationThread } from './evaluation-thread.ts';
import { policyFindings } from './findings.ts';
import { placeIdentity } from './place-identity.ts';
import { policyRules } from './policy-rules.ts';
import { checkRaisedRules } from './raised-rules.ts';
import { relatedPlaces } from './related-places.ts';
import { reportOutcomes } from './report-outcomes.ts';
import type { JudgedBatch, ReportedOutcomes } from './report-outcomes.ts';
import { readRuntimePolicy } from './runtime-policy.ts';
import { standingWaivers } from './standing-waivers.ts';
import { subjectBatches } from './subjects.ts';
import type { SubjectBatch } from './subjects.ts';

/** How policies are evaluated; the bounds are the compiler's unless a test sets others. */
export interface JudgeOptions {
  /** UTF-16 units of input in one batch. */
  readonly batchBytes?: number;
  /** Pages of 64 KiB that a policy's memory may grow to. */
  readonly maximumPages?: number;
  /** Inputs that may fail before the rest is denied unjudged. */
  readonly failures?: number;
  /** The day that waivers are compared with, `YYYY-MM-DD`; without it none holds. */
  readonly today?: string | undefined;
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
  const { diagnostics, waived, complete } =
    first === undefined
      ? { ...nothingFound, complete: true }
      : await judgeEnvironments(program, at(first.definition, 'spec', 'policySets'), options);
  const used = new Set(waived.map(({ waiver }) => waiver));
  const runtime = judgeRuntime(program);
  return {
    value: { program: runtime.value, ...countJudged(program, environments), waived },
    diagnostics: [
      ...withoutDenied(runtime.diagnostics, diagnostics),
      ...checkRaisedRules(program),
      ...diagnostics,
      ...checkWaivers(program, { today: options.today, used, complete }),
    ],
  };
}

/** Reads what the runtime is to ask, and proves that it knows every obligation that an agent names. */
function judgeRuntime(program: LinkedProgram): PhaseResult<LinkedProgram> {
  const runtimePolicy = readRuntimePolicy(program);
  if (runtimePolicy === undefined) return { value: program, diagnostics: [] };
  if ('code' in runtimePolicy) return { value: program, diagnostics: [runtimePolicy] };
  return {
    value: { ...program, runtimePolicy },
    diagnostics: checkObligations(program, runtimePolicy),
  };
}

/** What the runtime policy says, but of values that a rule denies: one mistake is one finding. */
function withoutDenied(
  found: readonly Diagnostic[],
  denied: readonly Diagnostic[],
): readonly Diagnostic[] {
  const places = new Set(denied.flatMap(identityOf));
  return found.filter((diagnostic) => !identityOf(diagnostic).some((one) => places.has(one)));
}

/** None for what stands in a file as a whole. */
function identityOf({ place }: Diagnostic): readonly string[] {
  return 'document' in place ? [placeIdentity(place)] : [];
}

/** What evaluating gave, and whether every agent was judged. */
interface Evaluation extends ReportedOutcomes {
  readonly complete: boolean;
}

const nothingFound: ReportedOutcomes = { diagnostics: [], waived: [] };

async function judgeEnvironments(
  program: LinkedProgram,
  place: Place,
  options: JudgeOptions,
): Promise<Evaluation> {
  const { policies, policyModule } = program.sources;
  const checked = checkModule(policyModule, policies, place);
  if ('code' in checked) return { diagnostics: [checked], waived: [], complete: false };
  const evaluation = await evaluate(program, { ...checked, place }, options);
  return {
    ...evaluation,
    diagnostics: [...reportEmptySets(program), ...evaluation.diagnostics],
  };
}

/** Well below the 1 MB above which OPA's cost for each agent grows, also where characters take three bytes. */
const defaultBatch = 128 * 1024;

const defaultFailures = 3;

async function evaluate(
  program: LinkedProgram,
  { module, projection, place }: CheckedModule & { readonly place: Place },
  options: JudgeOptions,
): Promise<Evaluation> {
  const { batchBytes = defaultBatch, failures = defaultFailures } = options;
  // Started first, so that it gets ready while the inputs are written.
  const thread = startEvaluationThread(module, evaluationLimits(program, options.maximumPages));
  try {
    const batches = subjectBatches(program, projection, batchBytes);
    const judged = await evaluateBatches(thread, batches, { batchBytes, failures });
    const unusable = await thread.unusable;
    if (unusable !== undefined) {
      return { diagnostics: [unusableModule(unusable, place)], waived: [], complete: false };
    }
    const { project, environments } = program;
    const { policies } = program.sources;
    const findRelated = relatedPlaces(environments);
    const findWaiver = standingWaivers(program.definitions.PolicyWaiver, options.today);
    return {
      ...reportOutcomes(judged, { policies, project, findWaiver, findRelated, place }),
      complete: judged.every(({ outcomes }) => outcomes.every(({ kind }) => kind === 'judged')),
    };
  } finally {
    await thread.end();
  }
}

/** Judges batches one after the other, while those after them are made; `failures` bounds those of each group. */
async function evaluateBatches(
  thread: EvaluationThread,
  batches: Iterable<SubjectBatch>,
  { batchBytes, failures }: { readonly batchBytes: number; readonly failures: number },
): Promise<readonly JudgedBatch[]> {
  const judged: JudgedBatch[] = [];
  const failed = new Map<number, number>();
  const evaluate = async (batch: SubjectBatch): Promise<void> => {
    const before = failed.get(batch.group) ?? 0;
    const limits = { batchBytes, failures: failures - before };
    const outcomes = await evaluateInputs(thread, batch, limits);
    failed.set(batch.group, before + outcomes.filter(({ kind }) => kind === 'failed').length);
    judged.push({ batch, outcomes });
  };
  let last = Promise.resolve();
  for (const batch of batches) {
    last = last.then(() => evaluate(batch));
    // The thread's answer is taken, and the next batch handed over, before more inputs are written.
    await setImmediate();
  }
  await last;
  return judged.sort((one, other) => one.batch.group - other.batch.group);
}

/** A set without rules would let everything pass, so it is denied; one finding for each set. */
function reportEmptySets({ environments, sources }: LinkedProgram): readonly Diagnostic[] {
  const known = new Set(policyRules(sources.policies).map(({ set }) => set));
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
    rules: policyRules(program.sources.policies).filter(
      ({ set, subject }) => subject === 'agent' && sets.has(set),
    ).length,
  };
}

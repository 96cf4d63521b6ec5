import { diagnose } from '../diagnostic/diagnostic.ts';
import type { Diagnostic, PhaseResult } from '../diagnostic/diagnostic.ts';
import type { Definition } from '../model/definition.ts';
import type { PlacedEnvironment, PlacedProgram } from '../model/placed-program.ts';
import { at } from '../source/origin.ts';
import type { Place } from '../source/place.ts';
import { checkModule, unusableModule } from './check-module.ts';
import type { CheckedModule } from './check-module.ts';
import { estateEntrypoint } from './entry-module.ts';
import { estateInput } from './estate-input.ts';
import { evaluateInputs } from './evaluate-inputs.ts';
import type { Outcome } from './evaluate-inputs.ts';
import { evaluationLimits } from './evaluation-limits.ts';
import { startEvaluationThread } from './evaluation-thread.ts';
import { failureReasons } from './failure-reasons.ts';
import { policyFindings } from './findings.ts';
import { policyData } from './policy-data.ts';
import { remediesOf } from './policy-pages.ts';
import { estateSet } from './policy-rules.ts';
import { raisedRules } from './raised-rules.ts';
import { reportMalformed } from './report-outcomes.ts';
import { readRuleFindings } from './rule-findings.ts';
import type { RuleFinding } from './rule-findings.ts';

/**
 * Lets the rules of the set `estate` judge all environments that name it at once, with what placing gave.
 * What cannot be judged is denied. Where no environment names the set, nothing is loaded.
 */
export async function judgeEstate(placed: PlacedProgram): Promise<PhaseResult<PlacedProgram>> {
  const judged = wholeEstate(placed).filter(({ environment }) =>
    environment.policySets.includes(estateSet),
  );
  const [first] = judged;
  if (first === undefined) return { value: placed, diagnostics: [] };
  const { policies, policyModule } = placed.program.sources;
  const place = at(first.environment.definition, 'spec', 'policySets');
  const checked = checkModule(policyModule, policies, place);
  if ('code' in checked) return { value: placed, diagnostics: [checked] };
  const outcome = await evaluateEstate(checked, placed, judged);
  if (outcome.kind === 'unusable') {
    return { value: placed, diagnostics: [unusableModule(outcome.reason, place)] };
  }
  return { value: placed, diagnostics: reportOutcome(outcome, placed, place) };
}

/** Also what is not placed now: of a part alone, rules about the whole would say what is not so. */
function wholeEstate({ program, environments, others }: PlacedProgram): PlacedEnvironment[] {
  const placed = new Map([...environments, ...others].map((one) => [one.environment, one]));
  return program.environments.flatMap((environment) => placed.get(environment) ?? []);
}

type EstateOutcome =
  Outcome | { readonly kind: 'unusable'; readonly reason: Parameters<typeof unusableModule>[0] };

async function evaluateEstate(
  { module }: CheckedModule,
  { program }: PlacedProgram,
  judged: readonly PlacedEnvironment[],
): Promise<EstateOutcome> {
  const thread = startEvaluationThread(module, evaluationLimits(program), estateEntrypoint);
  try {
    const reason = await thread.unusable;
    if (reason !== undefined) return { kind: 'unusable', reason };
    const input = JSON.stringify(estateInput(judged));
    const group = { sets: [estateSet], inputs: [input], data: policyData(program.project) };
    const [outcome] = await evaluateInputs(thread, group, {
      batchBytes: input.length,
      failures: 1,
    });
    return outcome ?? { kind: 'not-reached' };
  } finally {
    await thread.end();
  }
}

function reportOutcome(
  outcome: Outcome,
  placed: PlacedProgram,
  place: Place,
): readonly Diagnostic[] {
  if (outcome.kind !== 'judged') {
    const reason = outcome.kind === 'failed' ? outcome.reason : 'no-decision';
    return [
      diagnose(policyFindings.evaluationFailed, {
        place,
        message: `Policy could not judge the estate: ${failureReasons[reason]}.`,
        help: 'What cannot be judged is denied. Mend the rule that breaks off.',
      }),
    ];
  }
  const { policies } = placed.program.sources;
  const { findings, malformed } = readRuleFindings(outcome.findings);
  const remedies = remediesOf(policies);
  const astray = new Set(malformed);
  const diagnostics = findings.flatMap((finding): readonly Diagnostic[] => {
    const definition = definitionOf(finding, placed);
    if (definition !== undefined) return [toDiagnostic(finding, definition, placed, remedies)];
    astray.add(finding.code);
    return [];
  });
  return [...diagnostics, ...reportMalformed(astray, policies, place)];
}

/** What the paths of a finding lead into: the environment that it names, or the project; undefined where there is none such. */
function definitionOf(
  { environment: name }: RuleFinding,
  { program }: PlacedProgram,
): Definition<'Environment' | 'Project'> | undefined {
  if (name === undefined) return program.project;
  return program.environments.find((one) => one.name === name)?.definition;
}

function toDiagnostic(
  { code, message, severity, environment, path, related, help: own }: RuleFinding,
  definition: Definition<'Environment' | 'Project'>,
  { program }: PlacedProgram,
  remedies: ReadonlyMap<string, string>,
): Diagnostic {
  const help = own ?? remedies.get(code);
  const raising = program.environments.filter(
    ({ name }) => environment === undefined || name === environment,
  );
  const raised = raising.some((one) => raisedRules(program.project, one).includes(code));
  return {
    code,
    severity: raised ? 'error' : severity,
    message,
    place: at(definition, ...path),
    ...(help !== undefined && { help }),
    ...(related !== undefined && {
      related: related.map((one) => ({ place: at(definition, ...one.path), message: one.message })),
    }),
  };
}

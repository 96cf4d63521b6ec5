import { diagnose } from '../diagnostic/diagnostic.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { ResolvedAgent } from '../model/resolved-agent.ts';
import { at } from '../source/origin.ts';
import type { NodePlace, Place } from '../source/place.ts';
import type { SourceFile } from '../source/source-file.ts';
import type { Outcome } from './evaluate-inputs.ts';
import type { FailureReason } from './evaluation-protocol.ts';
import { policyFindings } from './findings.ts';
import { policyPages } from './policy-pages.ts';
import { policyRules } from './policy-rules.ts';
import { readRuleFindings } from './rule-findings.ts';
import type { RuleFinding } from './rule-findings.ts';
import type { SubjectGroup } from './subjects.ts';

/** A group and what became of its inputs, in their order. */
export interface JudgedGroup {
  readonly group: SubjectGroup;
  readonly outcomes: readonly Outcome[];
}

/**
 * Diagnostics for everything that was found, at the places in the authors' files; `place` is for what
 * concerns all. What two environments, or two members of a fleet, find at one place is said once.
 */
export function reportOutcomes(
  judged: readonly JudgedGroup[],
  policies: readonly SourceFile[],
  place: Place,
): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const malformed = new Set<string>();
  const said = new Set<string>();
  const found = (finding: RuleFinding, agent: ResolvedAgent): void => {
    const where = at(agent.definition, ...finding.path);
    const key = identityOf(finding, where);
    if (said.has(key)) return;
    said.add(key);
    const help = finding.help ?? remedies().get(finding.code);
    const { code, severity, message } = finding;
    diagnostics.push({
      code,
      severity,
      message,
      place: where,
      ...(help !== undefined && { help }),
    });
  };
  const remedies = once(() => remediesOf(policies));
  let unjudged = 0;
  for (const { group, outcomes } of judged) {
    for (const [index, outcome] of outcomes.entries()) {
      const subjects = group.subjects[index] ?? [];
      if (outcome.kind === 'not-reached') unjudged += subjects.length;
      else if (outcome.kind === 'failed') diagnostics.push(...failed(subjects, outcome.reason));
      else if (outcome.findings !== '[]') {
        const answer = readRuleFindings(outcome.findings);
        for (const code of answer.malformed) malformed.add(code);
        for (const finding of answer.findings) {
          for (const agent of subjects) found(finding, agent);
        }
      }
    }
  }
  return [
    ...diagnostics,
    ...reportMalformed(malformed, policies, place),
    ...stopped(unjudged, place),
  ];
}

function identityOf({ code, message }: RuleFinding, { document, path }: NodePlace): string {
  return JSON.stringify([code, message, document.file.path, document.index, path]);
}

function failed(subjects: readonly ResolvedAgent[], reason: FailureReason): Diagnostic[] {
  const [first, ...alike] = subjects;
  if (first === undefined) return [];
  const and = alike.length > 0 ? ` (and ${alike.length} like it)` : '';
  return [
    diagnose(policyFindings.evaluationFailed, {
      place: at(first.definition, 'metadata', 'name'),
      message: `Policy could not judge agent "${first.id}"${and}: ${reasons[reason]}.`,
      help: 'What cannot be judged is denied. Mend the rule that breaks off.',
    }),
  ];
}

const reasons: Readonly<Record<FailureReason, string>> = {
  timeout: 'it took longer than the time limit',
  memory: 'it took more memory than it may have',
  conflict: 'a rule gave two values where it may give one',
  trap: 'the evaluation broke off',
  'no-decision': 'it gave no decision',
  'result-too-large': 'its findings take more than 1 MiB',
  ended: 'the thread that evaluates it came to an end',
};

function reportMalformed(
  codes: ReadonlySet<string>,
  policies: readonly SourceFile[],
  place: Place,
): Diagnostic[] {
  const files = new Map(policyRules(policies).map(({ code, file }) => [code, file]));
  return [...codes].map((code) => {
    const file = files.get(code);
    return diagnose(policyFindings.malformedFinding, {
      place: file === undefined ? place : { file, span: { start: 0, end: 0 } },
      message: `Rule "${code}" gives a finding that is not an object with "message" and "path".`,
      help: 'Give `message` as text and `path` as an array of keys and indices into the definition.',
    });
  });
}

function stopped(unjudged: number, place: Place): Diagnostic[] {
  if (unjudged === 0) return [];
  return [
    diagnose(policyFindings.evaluationStopped, {
      place,
      message: `Policy failed too often: ${unjudged} more agents are denied without being judged.`,
      help: 'Mend the rule that breaks off.',
    }),
  ];
}

function remediesOf(policies: readonly SourceFile[]): ReadonlyMap<string, string> {
  return new Map(
    policyPages(policies).flatMap(({ code, remedy }) =>
      remedy === undefined ? [] : [[code, remedy] as const],
    ),
  );
}

/** Computed when first asked for: most compiles find nothing. */
function once<Value>(compute: () => Value): () => Value {
  let known: { readonly value: Value } | undefined;
  return () => (known ??= { value: compute() }).value;
}

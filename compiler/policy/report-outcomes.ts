import { diagnose } from '../diagnostic/diagnostic.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { Definition } from '../model/definition.ts';
import type { WaivedFindings } from '../model/program.ts';
import type { ResolvedAgent } from '../model/resolved-agent.ts';
import { at } from '../source/origin.ts';
import type { NodePlace, Place } from '../source/place.ts';
import type { SourceFile } from '../source/source-file.ts';
import type { Outcome } from './evaluate-inputs.ts';
import type { FailureReason } from './evaluation-protocol.ts';
import { failureReasons } from './failure-reasons.ts';
import { findingPlace } from './finding-place.ts';
import { policyFindings } from './findings.ts';
import { remediesOf } from './policy-pages.ts';
import { policyRules } from './policy-rules.ts';
import type { FindRelated } from './related-places.ts';
import { readRuleFindings } from './rule-findings.ts';
import type { RuleAnswer, RuleFinding } from './rule-findings.ts';
import type { FindWaiver } from './standing-waivers.ts';
import type { SubjectBatch } from './subjects.ts';
import { waivedFindings } from './waived-findings.ts';

/** A batch and what became of its inputs, in their order. */
export interface JudgedBatch {
  readonly batch: SubjectBatch;
  readonly outcomes: readonly Outcome[];
}

/** What the rules say, once waivers are heeded. */
export interface ReportedOutcomes {
  readonly diagnostics: readonly Diagnostic[];
  /** In the order of the waivers' first use. */
  readonly waived: readonly WaivedFindings[];
}

/** What a report needs beside the outcomes. */
export interface ReportContext {
  readonly policies: readonly SourceFile[];
  readonly project: Definition<'Project'>;
  readonly findWaiver: FindWaiver;
  readonly findRelated: FindRelated;
  /** For what concerns all. */
  readonly place: Place;
}

/**
 * Diagnostics for everything that was found, at the places in the authors' files. What two environments,
 * or two members of a fleet, find at one place is said once. A waiver lets pass what rules say, and
 * never that something could not be judged.
 */
export function reportOutcomes(
  judged: readonly JudgedBatch[],
  context: ReportContext,
): ReportedOutcomes {
  const { policies, place } = context;
  const inputs = judged.flatMap(({ batch, outcomes }) =>
    outcomes.map((outcome, index) => ({ outcome, batch, subjects: batch.subjects[index] ?? [] })),
  );
  const answers = inputs.flatMap(({ outcome, batch, subjects }) =>
    outcome.kind === 'judged' && outcome.findings.length > 0
      ? [{ ...readRuleFindings(outcome.findings), raised: new Set(batch.raised), subjects }]
      : [],
  );
  const unreached = inputs.filter(({ outcome }) => outcome.kind === 'not-reached');
  const { diagnostics, waived } = reportFindings(answers, context);
  return {
    waived,
    diagnostics: [
      ...diagnostics,
      ...inputs.flatMap(({ outcome, subjects }) =>
        outcome.kind === 'failed' ? reportFailure(subjects, outcome.reason) : [],
      ),
      ...reportMalformed(new Set(answers.flatMap(({ malformed }) => malformed)), policies, place),
      ...reportUnreached(unreached.flatMap(({ subjects }) => subjects).length, place),
    ],
  };
}

interface Answer extends RuleAnswer {
  readonly subjects: readonly ResolvedAgent[];
  readonly raised: ReadonlySet<string>;
}

function reportFindings(
  answers: readonly Answer[],
  { policies, project, findWaiver, findRelated }: ReportContext,
): ReportedOutcomes {
  if (answers.length === 0) return { diagnostics: [], waived: [] };
  const remedies = remediesOf(policies);
  const byIdentity = new Map<string, Diagnostic>();
  const passed = waivedFindings();
  for (const { findings, subjects, raised } of answers) {
    for (const { path, tool, model, help: own, related, ...finding } of findings) {
      const help = own ?? remedies.get(finding.code);
      const severity = raised.has(finding.code) ? 'error' : finding.severity;
      for (const agent of subjects) {
        const waiver = findWaiver(finding.code, agent);
        if (waiver !== undefined) {
          passed.add(waiver, finding.message, agent);
          continue;
        }
        const place = findingPlace(agent, { path, tool, model }, project);
        const identity = identityOf(finding, place);
        // Where one environment raises the rule and another does not, the error stays.
        if (byIdentity.has(identity) && severity === 'warning') continue;
        byIdentity.set(identity, {
          ...finding,
          severity,
          place,
          ...(help !== undefined && { help }),
          ...(related !== undefined && { related: findRelated(agent, related) }),
        });
      }
    }
  }
  return { diagnostics: [...byIdentity.values()], waived: passed.all() };
}

function identityOf(
  { code, message }: Pick<RuleFinding, 'code' | 'message'>,
  { document, path }: NodePlace,
): string {
  return JSON.stringify([code, message, document.file.path, document.index, path]);
}

function reportFailure(subjects: readonly ResolvedAgent[], reason: FailureReason): Diagnostic[] {
  const [first, ...alike] = subjects;
  if (first === undefined) return [];
  const and = alike.length > 0 ? ` (and ${alike.length} like it)` : '';
  return [
    diagnose(policyFindings.evaluationFailed, {
      place: at(first.definition, 'metadata', 'name'),
      message: `Policy could not judge agent "${first.id}"${and}: ${failureReasons[reason]}.`,
      help: 'What cannot be judged is denied. Mend the rule that breaks off.',
    }),
  ];
}

/** A finding at each rule that gave something else than findings; `place` stands for a rule that is not there. */
export function reportMalformed(
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

function reportUnreached(unjudged: number, place: Place): Diagnostic[] {
  if (unjudged === 0) return [];
  return [
    diagnose(policyFindings.evaluationStopped, {
      place,
      message: `Policy failed too often: ${unjudged} more agents are denied without being judged.`,
      help: 'Mend the rule that breaks off.',
    }),
  ];
}

import { diagnose } from '../diagnostic/diagnostic.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { suggest } from '../diagnostic/suggest.ts';
import type { Definition } from '../model/definition.ts';
import type { LinkedProgram } from '../model/program.ts';
import { at } from '../source/origin.ts';
import { policyFindings } from './findings.ts';
import { policyRules } from './policy-rules.ts';
import { holds, waiverSubject } from './standing-waivers.ts';

/** What became of the waivers of a program. */
export interface WaiverUse {
  /** `YYYY-MM-DD`; undefined where no day is known. */
  readonly today: string | undefined;
  /** Those that let something pass. */
  readonly used: ReadonlySet<Definition<'PolicyWaiver'>>;
  /** Whether every agent was judged: only then is it known what waives nothing. */
  readonly complete: boolean;
}

/** Reports waivers that ended, whose end cannot be told, or that let nothing pass. */
export function checkWaivers(program: LinkedProgram, use: WaiverUse): readonly Diagnostic[] {
  const waivers = program.definitions.PolicyWaiver;
  const late = waivers.filter((waiver) => !holds(waiver, use.today));
  const unused = waivers.filter((one) => holds(one, use.today) && !use.used.has(one));
  return [
    ...late.map((waiver) => reportLate(waiver, use.today)),
    ...(use.complete && unused.length > 0 ? reportUnused(unused, program) : []),
  ];
}

function reportLate(waiver: Definition<'PolicyWaiver'>, today: string | undefined): Diagnostic {
  const place = at(waiver, 'spec', 'expires');
  if (today === undefined) {
    return diagnose(policyFindings.undatedWaiver, {
      place,
      message: `Whether waiver "${waiver.metadata.name}" still holds cannot be told without a day.`,
      help: 'Commit the project, or say the day with `--now YYYY-MM-DD`.',
    });
  }
  return diagnose(policyFindings.expiredWaiver, {
    place,
    message: `Waiver "${waiver.metadata.name}" ended on ${waiver.spec.expires}; the project is of ${today}.`,
    help: `Mend what it waived and remove it, or agree on a later day with ${waiver.spec.owner}.`,
  });
}

function reportUnused(
  waivers: readonly Definition<'PolicyWaiver'>[],
  program: LinkedProgram,
): readonly Diagnostic[] {
  const codes = new Set(policyRules(program.sources.policies).map(({ code }) => code));
  const subjects = knownSubjects(program);
  return waivers.map((waiver) => {
    const { code } = waiver.spec;
    if (!codes.has(code)) return reportUnknownRule(waiver, codes);
    const subject = waiverSubject(waiver);
    const known = subjects.has(subject);
    return diagnose(policyFindings.unusedWaiver, {
      place: at(waiver, 'spec', known ? 'code' : 'subject'),
      message: known
        ? `Waiver "${waiver.metadata.name}" lets nothing pass: "${subject}" has no finding "${code}".`
        : `Waiver "${waiver.metadata.name}" is for "${subject}", which is no agent or fleet of any environment.`,
      help: known ? 'Remove the waiver.' : 'Name the agent or the fleet as `namespace/name`.',
    });
  });
}

function reportUnknownRule(
  waiver: Definition<'PolicyWaiver'>,
  codes: ReadonlySet<string>,
): Diagnostic {
  const near = suggest(waiver.spec.code, codes);
  return diagnose(policyFindings.unusedWaiver, {
    place: at(waiver, 'spec', 'code'),
    message: `Waiver "${waiver.metadata.name}" is for "${waiver.spec.code}", which no rule reports.`,
    help: near === undefined ? '`adac policy list` lists the rules.' : `Did you mean "${near}"?`,
  });
}

function knownSubjects({ environments }: LinkedProgram): ReadonlySet<string> {
  const subjects = new Set<string>();
  for (const { agents } of environments) {
    for (const { id, namespace, fleet } of agents) {
      subjects.add(id);
      if (fleet !== undefined) subjects.add(`${namespace}/${fleet}`);
    }
  }
  return subjects;
}

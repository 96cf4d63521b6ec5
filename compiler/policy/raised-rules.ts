import { diagnose } from '../diagnostic/diagnostic.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { suggest } from '../diagnostic/suggest.ts';
import type { Definition } from '../model/definition.ts';
import type { LinkedEnvironment, LinkedProgram } from '../model/program.ts';
import { at } from '../source/origin.ts';
import { policyFindings } from './findings.ts';
import { policyRules } from './policy-rules.ts';

/**
 * Codes of the rules whose warnings count as errors in an environment, sorted. The project and the
 * environment can only add to them, so that nothing lowers what a rule says.
 */
export function raisedRules(
  project: Definition<'Project'>,
  { definition }: LinkedEnvironment,
): readonly string[] {
  const { policyErrors = [] } = definition.spec;
  return [...new Set([...(project.spec.policyErrors ?? []), ...policyErrors])].sort();
}

/** Reports raised rules that are none: the word for raising one would be without effect. */
export function checkRaisedRules({
  project,
  environments,
  sources,
}: LinkedProgram): readonly Diagnostic[] {
  const codes = new Set(policyRules(sources.policies).map(({ code }) => code));
  return [project, ...environments.map(({ definition }) => definition)].flatMap((definition) =>
    (definition.spec.policyErrors ?? []).flatMap((code, index) => {
      if (codes.has(code)) return [];
      const near = suggest(code, codes);
      return [
        diagnose(policyFindings.unknownRule, {
          place: at(definition, 'spec', 'policyErrors', index),
          message: `There is no rule "${code}".`,
          help:
            near === undefined ? '`adac policy list` lists the rules.' : `Did you mean "${near}"?`,
        }),
      ];
    }),
  );
}

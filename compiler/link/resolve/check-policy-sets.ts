import { suggest } from '../../diagnostic/suggest.ts';
import type { Definition } from '../../model/definition.ts';
import { at } from '../../source/origin.ts';
import type { ResolveContext } from './resolve-context.ts';
import { selectionFindings } from './selection-findings.ts';

/** Reports policy sets that the environment names and the project does not have. */
export function checkPolicySets(
  context: ResolveContext,
  environment: Definition<'Environment'>,
): void {
  const known = new Set(context.policySets);
  for (const [index, set] of environment.spec.policySets.entries()) {
    if (known.has(set)) continue;
    const near = suggest(set, known);
    const list = [...known].sort().map((name) => `"${name}"`);
    const sets =
      list.length === 0 ? 'The project has none.' : `The project has ${list.join(', ')}.`;
    context.report(selectionFindings.unknownPolicySet, {
      place: at(environment, 'spec', 'policySets', index),
      message: `Policy set "${set}" is not known.`,
      help: near === undefined ? sets : `Did you mean "${near}"?`,
    });
  }
}

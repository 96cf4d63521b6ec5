import type { Skill } from '../model/agent.ts';
import type { Path } from '../source/place.ts';
import { dnsLabel } from './dns-label.ts';
import { upgradeFindings } from './findings.ts';
import { indexNames } from './index-names.ts';
import type { Move, UpgradeContext, Upgraded } from './older-definition.ts';

/** A2A skills from a list of capabilities: the label is the id, what was written the name. */
export function upgradeSkills(
  context: UpgradeContext,
  path: Path,
  capabilities: readonly string[],
): Upgraded<readonly Skill[]> {
  const labels = capabilities.map((name, index) => labelOf(context, [...path, index], name));
  const entries = indexNames(context, labels, (index) => [...path, index]);
  return {
    value: entries.map(([id, index]) => ({ id, name: capabilities[index] ?? id })),
    moves: () =>
      entries.flatMap(([, index], skill): Move[] => [
        [
          ['spec', 'skills', skill],
          [...path, index],
        ],
        [
          ['spec', 'skills', skill, 'id'],
          [...path, index],
        ],
        [
          ['spec', 'skills', skill, 'name'],
          [...path, index],
        ],
      ]),
  };
}

function labelOf(context: UpgradeContext, path: Path, text: string): string | undefined {
  const label = dnsLabel(text);
  if (label === undefined) {
    context.report(
      upgradeFindings.unusableName,
      { path },
      {
        message: `Capability "${text}" makes no name.`,
        help: 'Name it with at most 63 letters a to z, digits and hyphens.',
      },
    );
  }
  return label;
}

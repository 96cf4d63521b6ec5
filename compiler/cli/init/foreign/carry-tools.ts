import type { LinkedProgram } from '../../../model/program.ts';
import type { Path } from '../../../source/place.ts';
import { dnsLabel } from '../../../upgrade/dns-label.ts';
import { carry } from './statement.ts';
import type { Statement } from './statement.ts';

/** A tool as a foreign file names it. */
export interface ForeignTool {
  readonly name: string;
  readonly from: Path;
}

/**
 * The tools of the project that have these names. None of their operations is allowed: what an agent may do is
 * for its author to say.
 */
export function* carryTools(
  tools: readonly ForeignTool[],
  at: Path,
  { definitions }: LinkedProgram,
): Generator<Statement> {
  const known = new Set(definitions.Tool.map(({ metadata }) => metadata.name));
  const kept = new Set<string>();
  for (const { name, from } of tools) {
    const label = labelsOf(name).find((one) => known.has(one));
    if (label === undefined) {
      yield { kind: 'dropped', from, why: 'no Tool of the project has this name' };
      continue;
    }
    kept.add(label);
    const why = 'none of its operations is allowed until spec.tools says which';
    yield { kind: 'dropped', from, partly: true, why };
  }
  yield* carry(
    ['spec', 'tools'],
    at,
    [...kept].map((name) => ({ name })),
  );
}

/** `SerperDevTool` may be called `serperdevtool`, `serper-dev-tool` or `serper-dev` in a project. */
function labelsOf(name: string): readonly string[] {
  const words = name.replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2');
  return [name, words, words.replace(/-?tool$/i, '')].flatMap((one) => dnsLabel(one) ?? []);
}

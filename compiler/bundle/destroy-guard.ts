import { diagnose } from '../diagnostic/diagnostic.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { ManifestSet } from '../model/output.ts';
import type { LinkedProgram } from '../model/program.ts';
import type { Place } from '../source/place.ts';
import { at } from '../source/origin.ts';
import { bundleFindings } from './findings.ts';
import { environmentOf } from './output-index.ts';
import type { IndexEntry } from './output-index.ts';

const harmlessShare = 0.1;
const harmlessCount = 10;

/** What an environment would lose. */
export interface EnvironmentLoss {
  readonly environment: string;
  /** Objects before, and how many of them would go. */
  readonly before: number;
  readonly lost: number;
  /** The whole environment would go. */
  readonly isGone: boolean;
}

/** Findings for environments that would go, or lose more than 10 % of their objects and more than 10. */
export function guardAgainstDestroying(
  { placed, files }: ManifestSet,
  owned: Iterable<IndexEntry>,
): Diagnostic[] {
  const after = new Map(files.map(({ path, objects }) => [path, objects]));
  const kept = new Set(placed.environments.map(({ environment }) => environment.name));
  return findLosses(owned, after, kept).map((loss) =>
    describeLoss(placed.program, loss, 'compile'),
  );
}

/**
 * The environments that would lose too much, given the objects of each file afterwards and the environments that stay.
 * Counted file by file, so that an object that moves to another file counts: Argo CD would delete and create it.
 */
export function findLosses(
  owned: Iterable<IndexEntry>,
  after: ReadonlyMap<string, number>,
  kept: ReadonlySet<string>,
): readonly EnvironmentLoss[] {
  const losses = new Map<string, { before: number; lost: number }>();
  for (const { path, objects } of owned) {
    const environment = environmentOf(path) ?? '';
    const loss = losses.get(environment) ?? { before: 0, lost: 0 };
    loss.before += objects;
    loss.lost += Math.max(0, objects - (after.get(path) ?? 0));
    losses.set(environment, loss);
  }
  return [...losses]
    .map(([environment, loss]) => ({ environment, ...loss, isGone: !kept.has(environment) }))
    .filter(
      ({ before, lost, isGone }) =>
        isGone || (lost > harmlessCount && lost > before * harmlessShare),
    );
}

/** The finding for a loss; `command` is what would cause it. */
export function describeLoss(
  program: LinkedProgram,
  { environment, before, lost, isGone }: EnvironmentLoss,
  command: 'compile' | 'publish',
): Diagnostic {
  return diagnose(bundleFindings.wouldDestroy, {
    place: placeOf(program, environment),
    message: isGone
      ? `This ${command} would remove environment "${environment}" with its ${before} objects.`
      : `This ${command} would remove ${lost} of the ${before} objects of environment "${environment}".`,
    help: `Put back what is missing; or, if they are to go, run \`adac ${command} --allow-destroy\`.`,
  });
}

/** The environment where it still stands, else the project. */
function placeOf(program: LinkedProgram, name: string): Place {
  const environment = program.environments.find((one) => one.name === name);
  return at(environment?.definition ?? program.project, 'metadata', 'name');
}

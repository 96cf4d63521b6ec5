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

/**
 * Findings for environments that would go, or lose more than 10 % of their objects and more than 10.
 * Counted file by file, so that an object that moves to another file counts: Argo CD would delete and create it.
 */
export function guardAgainstDestroying(
  { placed, files }: ManifestSet,
  owned: Iterable<IndexEntry>,
): Diagnostic[] {
  const objectsAfter = new Map(files.map(({ path, objects }) => [path, objects]));
  const kept = new Set(placed.environments.map(({ environment }) => environment.name));
  const losses = new Map<string, { before: number; lost: number }>();
  for (const { path, objects } of owned) {
    const environment = environmentOf(path) ?? '';
    const loss = losses.get(environment) ?? { before: 0, lost: 0 };
    loss.before += objects;
    loss.lost += Math.max(0, objects - (objectsAfter.get(path) ?? 0));
    losses.set(environment, loss);
  }
  return [...losses]
    .filter(
      ([environment, { before, lost }]) =>
        !kept.has(environment) || (lost > harmlessCount && lost > before * harmlessShare),
    )
    .map(([environment, { before, lost }]) =>
      diagnose(bundleFindings.wouldDestroy, {
        place: placeOf(placed.program, environment),
        message: kept.has(environment)
          ? `This compile would remove ${lost} of the ${before} objects of environment "${environment}".`
          : `This compile would remove environment "${environment}" with its ${before} objects.`,
        help: 'Put back what is missing; or, if they are to go, run `adac compile --allow-destroy`.',
      }),
    );
}

/** The environment where it still stands, else the project. */
function placeOf(program: LinkedProgram, name: string): Place {
  const environment = program.environments.find((one) => one.name === name);
  return at(environment?.definition ?? program.project, 'metadata', 'name');
}

import { originKey } from '../../source/origin.ts';
import type { Manifest } from '../manifest.ts';
import { changedLeaves, leavesOf } from './changed-leaves.ts';
import type { Leaf } from './changed-leaves.ts';
import { sourcesOf, stepsOf } from './field-source.ts';
import type { FieldSource, SourceTable } from './field-source.ts';
import { vary } from './vary.ts';

/** Objects that are made together from one input, such as all those of a workload. */
export interface TraceUnit<Input extends object> {
  readonly input: Input;
  readonly make: (input: Input) => readonly Manifest[];
  /** What the input's parts were made from; parts that it does not name are left alone. */
  readonly sources: SourceTable;
}

/** A field of an object, and what decided on it, the most telling first; nothing for what is adac's own. */
export interface TracedField extends Leaf {
  readonly sources: readonly FieldSource[];
}

/**
 * The fields of one of a unit's objects. Nobody keeps a list of which field comes from where, which would not
 * stay true: each part of the input is changed by itself, and what differs then was decided by it.
 */
export function traceFields<Input extends object>(
  { input, make, sources }: TraceUnit<Input>,
  isWanted: (object: Manifest) => boolean,
): readonly TracedField[] {
  const objects = make(input);
  const object = objects.find(isWanted);
  if (object === undefined) return [];
  const ofKind = ({ kind }: Manifest): boolean => kind === object.kind;
  const position = objects.filter(ofKind).indexOf(object);
  const influences = vary(input, [...sources.keys()].map(stepsOf))
    // Found by its position, since the part that differs may be its name.
    .map(({ path, value }) => ({ path, other: make(value).filter(ofKind)[position] }))
    .map(({ path, other }) => ({ path, changed: changedLeaves(object, other) }))
    // What decides on the fewest fields tells most of each.
    .sort((left, right) => left.changed.size - right.changed.size);
  return leavesOf(object).map((leaf) => ({
    ...leaf,
    sources: influences
      .filter(({ changed }) => changed.has(originKey(leaf.path)))
      .flatMap(({ path }) => sourcesOf(sources, path)),
  }));
}

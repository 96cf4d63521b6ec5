import type { FieldSource, PlacementSource } from '../../emit/trace/field-source.ts';
import type { PlacedProgram } from '../../model/placed-program.ts';
import { lockName } from '../../bundle/swap.ts';
import { fieldOrigins } from '../expand/field-origin.ts';
import type { FieldOrigin } from '../expand/field-origin.ts';

/** Finds where the sources of a field are written, the most telling first; nothing where it is adac's own. */
export function originsOfTrace(
  placed: PlacedProgram,
): (sources: readonly FieldSource[]) => readonly FieldOrigin[] {
  const origins = fieldOrigins(placed.program);
  const lockLines = linesByAgent(placed.lock);
  return (sources) => {
    const found = new Map<string, FieldOrigin>();
    for (const source of sources) {
      const origin =
        source.kind === 'placement'
          ? lineOf(lockLines, source)
          : origins.written(
              source.definition,
              [...source.path, ...source.rest],
              source.path.length,
            );
      if (origin !== undefined) found.set(`${origin.file}:${origin.line}:${origin.role}`, origin);
    }
    return [...found.values()];
  };
}

/** The lines of the lock, from 1, by environment and agent. */
function linesByAgent(lock: string): ReadonlyMap<string, number> {
  return new Map(
    lock.split('\n').map((line, index) => [line.split(' ', 2).join(' '), index + 1] as const),
  );
}

/** The line of the first of the agents stands for all. */
function lineOf(
  lines: ReadonlyMap<string, number>,
  { environment, agents }: PlacementSource,
): FieldOrigin | undefined {
  const line = lines.get(`${environment} ${agents[0] ?? ''}`);
  return line === undefined ? undefined : { role: 'placement', file: lockName, line, column: 1 };
}

import type { FindingType } from '../diagnostic/diagnostic.ts';

/** A kind of finding of this room that is no rule: something that could not be found, merged or rendered. */
export function linkFinding(name: string, summary: string, explanation: string): FindingType {
  return { code: `link/${name}`, severity: 'error', summary, explanation };
}

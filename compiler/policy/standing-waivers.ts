import type { Definition } from '../model/definition.ts';
import type { ResolvedAgent } from '../model/resolved-agent.ts';

/** The waiver that lets a rule's findings about an agent pass, or undefined. */
export type FindWaiver = (
  code: string,
  agent: ResolvedAgent,
) => Definition<'PolicyWaiver'> | undefined;

/**
 * Looks among the waivers that hold `today` (`YYYY-MM-DD`); none does where no day is known. A waiver
 * for a fleet holds for all of its members; of two for one matter, the first one counts.
 */
export function standingWaivers(
  waivers: readonly Definition<'PolicyWaiver'>[],
  today: string | undefined,
): FindWaiver {
  const standing = new Map<string, Definition<'PolicyWaiver'>>();
  for (const waiver of waivers) {
    const key = keyOf(waiver.spec.code, waiverSubject(waiver));
    if (!holds(waiver, today) || standing.has(key)) continue;
    standing.set(key, waiver);
  }
  return (code, { id, namespace, fleet }) =>
    standing.get(keyOf(code, id)) ??
    (fleet === undefined ? undefined : standing.get(keyOf(code, `${namespace}/${fleet}`)));
}

/** `namespace/name` of what a waiver is for; a bare name is one of the waiver's own namespace. */
export function waiverSubject({ metadata, spec }: Definition<'PolicyWaiver'>): string {
  return spec.subject.includes('/') ? spec.subject : `${metadata.namespace ?? ''}/${spec.subject}`;
}

/** Whether the day is known and none of those after the waiver's last. */
export function holds({ spec }: Definition<'PolicyWaiver'>, today: string | undefined): boolean {
  return today !== undefined && today <= spec.expires;
}

function keyOf(code: string, subject: string): string {
  return `${code} ${subject}`;
}

import type { Definition } from '../../model/definition.ts';
import type { FleetMember } from '../../model/fleet.ts';
import { at } from '../../source/origin.ts';
import type { Path } from '../../source/place.ts';
import { extendSource, withOverlay } from './derive-agent.ts';
import type { RecordedOrigin } from './derive-agent.ts';

/**
 * The members of a fleet as agents, in the order of the fleet: the template, with the member's overrides and
 * then its values for the prompt merged over it. One definition a member, however many instances it counts;
 * members that change nothing share the template itself.
 */
export function expandFleet(fleet: Definition<'Fleet'>): readonly Definition<'Agent'>[] {
  return fleet.spec.members.map((member, index) => expandMember(fleet, member, index));
}

function expandMember(
  fleet: Definition<'Fleet'>,
  member: FleetMember,
  index: number,
): Definition<'Agent'> {
  const own: Path = ['spec', 'members', index];
  let agent = templateAgent(fleet, member, own);
  if (member.overrides !== undefined) {
    agent = withOverlay(agent, member.overrides, (path) => at(fleet, ...own, 'overrides', ...path));
  }
  if (member.values === undefined) return agent;
  // The values stand beside the overrides, not below a prompt of the member's own.
  return withOverlay(agent, { prompt: { values: member.values } }, ([, ...path]) =>
    at(fleet, ...own, ...path),
  );
}

/** The template under the member's name. */
function templateAgent(
  fleet: Definition<'Fleet'>,
  member: FleetMember,
  own: Path,
): Definition<'Agent'> {
  const origins: RecordedOrigin[] = [
    { path: ['metadata'], place: at(fleet, 'metadata') },
    { path: ['metadata', 'name'], place: at(fleet, ...own, 'name') },
    { path: ['spec'], place: at(fleet, 'spec', 'template') },
  ];
  const { description } = member;
  if (description !== undefined) {
    origins.push({ path: ['metadata', 'description'], place: at(fleet, ...own, 'description') });
  }
  const { document, root } = fleet.source;
  return {
    kind: 'Agent',
    dialect: fleet.dialect,
    metadata: {
      ...fleet.metadata,
      name: member.name,
      ...(description === undefined ? {} : { description }),
    },
    spec: fleet.spec.template,
    source: extendSource({ document, root: [...root, ...own] }, origins),
  };
}

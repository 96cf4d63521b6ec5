import { digestOf } from '../digest-of.ts';
import type { Emitter } from '../emitter.ts';
import { objectMetadata } from '../object-metadata.ts';
import { definitionBytes } from '../limits.ts';
import { shardOf } from '../shard-of.ts';
import { definitionText } from '../../model/definition-text.ts';
import type { RuntimeMember } from '../../model/placed-program.ts';
import type { PooledWorkload } from '../workload.ts';

/**
 * The definitions of a shared runtime, in ConfigMaps whose names do not depend on what is in them: the
 * kubelet updates the mounted files, the runtime loads them again, and no pod restarts when an agent is edited.
 */
export const runtimeDefinitions: Emitter<PooledWorkload> = {
  kind: 'ConfigMap',
  count: (workload) => definitionShards(workload).length,
  emit: (workload, labels) =>
    definitionShards(workload).map(({ name, members }) => {
      const data = Object.fromEntries(
        members.map((member) => [`${member.agent.name}.json`, memberText(member)]),
      );
      return {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: {
          ...objectMetadata(workload, labels, {
            'adac.dev/digest': `sha256:${digestOf(JSON.stringify(data))}`,
          }),
          name,
        },
        data,
      };
    }),
};

/** One ConfigMap of definitions: its name, and whose definitions it holds. */
export interface DefinitionShard {
  readonly name: string;
  readonly members: readonly RuntimeMember[];
  /** Of its data. */
  readonly bytes: number;
}

/**
 * Divides a runtime's definitions over ConfigMaps that start at most half full, so that their number, a power
 * of two, seldom changes. A hash of its identity chooses an agent's; what one cannot hold goes on into a next one.
 */
export function definitionShards(workload: PooledWorkload): readonly DefinitionShard[] {
  const { members } = workload.runtime;
  const known = shardsByMembers.get(members);
  if (known !== undefined) return known;
  const made = divide(workload.name, members);
  shardsByMembers.set(members, made);
  return made;
}

/** Three emitters ask for the same division. */
const shardsByMembers = new WeakMap<readonly RuntimeMember[], readonly DefinitionShard[]>();

function divide(name: string, members: readonly RuntimeMember[]): readonly DefinitionShard[] {
  const sized = members.map((member) => ({ member, bytes: memberBytes(member) }));
  const total = sized.reduce((sum, { bytes }) => sum + bytes, 0);
  let count = 1;
  while (count * (definitionBytes / 2) < total) count *= 2;
  const chosen: SizedMember[][] = Array.from({ length: count }, () => []);
  for (const one of sized) chosen[shardOf(one.member.agent.id, count)]?.push(one);
  return chosen.flatMap((some, shard) => pack(`${name}-definitions-${shard}`, some));
}

interface SizedMember {
  readonly member: RuntimeMember;
  readonly bytes: number;
}

/** At least one ConfigMap, so that the pods' volumes do not change when the first definition comes. */
function pack(name: string, sized: readonly SizedMember[]): readonly DefinitionShard[] {
  const shards: { name: string; members: RuntimeMember[]; bytes: number }[] = [];
  let last = { name, members: new Array<RuntimeMember>(), bytes: 0 };
  shards.push(last);
  for (const { member, bytes } of sized) {
    if (last.members.length > 0 && last.bytes + bytes > definitionBytes) {
      last = { name: `${name}-${shards.length}`, members: [], bytes: 0 };
      shards.push(last);
    }
    last.members.push(member);
    last.bytes += bytes;
  }
  return shards;
}

/** Bytes that a member adds to its ConfigMap: its file's name and text. */
export function memberBytes(member: RuntimeMember): number {
  return member.agent.name.length + 5 + Buffer.byteLength(memberText(member));
}

/** The definition, and how many instances of it all pods of the Deployment run together. */
function memberText({ agent, instances }: RuntimeMember): string {
  return `{"instances":${instances},"definition":${definitionText(agent)}}`;
}

import { definitionText } from '../definition-text.ts';
import { digestOf } from '../digest-of.ts';
import type { Emitter } from '../emitter.ts';
import { objectMetadata } from '../object-metadata.ts';
import { definitionBytes } from '../limits.ts';
import { shardOf } from '../shard-of.ts';
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
}

/**
 * Divides a runtime's definitions over the fewest ConfigMaps, a power of two, that keep each within its
 * bytes and start at most half full, so that the number seldom changes. A hash of its identity chooses an agent's.
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
  const sizes = members.map((member) => memberBytes(member));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  let count = 1;
  while (count * (definitionBytes / 2) < total) count *= 2;
  for (; ; count *= 2) {
    const shards: RuntimeMember[][] = Array.from({ length: count }, () => []);
    const bytes = new Array<number>(count).fill(0);
    for (const [index, member] of members.entries()) {
      const shard = shardOf(member.agent.id, count);
      shards[shard]?.push(member);
      bytes[shard] = (bytes[shard] ?? 0) + (sizes[index] ?? 0);
    }
    // A single definition that is too large is a finding of its own; more ConfigMaps would not mend it.
    const full = shards.some(
      (some, shard) => some.length > 1 && (bytes[shard] ?? 0) > definitionBytes,
    );
    if (!full || count >= 2 * members.length) {
      return shards.map((some, shard) => ({ name: `${name}-definitions-${shard}`, members: some }));
    }
  }
}

/** Bytes that a member adds to its ConfigMap: its file's name and text. */
export function memberBytes(member: RuntimeMember): number {
  return member.agent.name.length + 5 + Buffer.byteLength(memberText(member));
}

/** The definition, and how many instances of it all pods of the Deployment run together. */
function memberText({ agent, instances }: RuntimeMember): string {
  return `{"instances":${instances},"definition":${definitionText(agent)}}`;
}

import type { Definition } from '../model/definition.ts';
import type { WaivedFindings } from '../model/program.ts';
import type { ResolvedAgent } from '../model/resolved-agent.ts';

/** Gathers what waivers let pass. */
export function waivedFindings(): {
  readonly add: (waiver: Definition<'PolicyWaiver'>, message: string, agent: ResolvedAgent) => void;
  readonly all: () => readonly WaivedFindings[];
} {
  const gathered = new Map<
    Definition<'PolicyWaiver'>,
    { readonly messages: Set<string>; readonly agents: Set<ResolvedAgent> }
  >();
  return {
    add(waiver, message, agent) {
      const { messages, agents } = gathered.get(waiver) ?? {
        messages: new Set(),
        agents: new Set(),
      };
      gathered.set(waiver, { messages: messages.add(message), agents: agents.add(agent) });
    },
    all: () =>
      [...gathered].map(([waiver, { messages, agents }]) => ({
        waiver,
        messages: [...messages].sort(),
        agents: agents.size,
      })),
  };
}

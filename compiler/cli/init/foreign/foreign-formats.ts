import type { ForeignFormat } from './foreign-format.ts';
import { a2aCard } from './formats/a2a-card.ts';
import { agentSpec } from './formats/agent-spec.ts';
import { crewaiAgent } from './formats/crewai-agent.ts';

/** Every format that an agent can start from; the first that matches reads the file. */
export const foreignFormats: readonly ForeignFormat[] = [agentSpec, crewaiAgent, a2aCard];

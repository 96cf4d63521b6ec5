import type { AgentSpec, Framework, Protocol } from '../model/agent.ts';
import { carriedAnnotations } from '../model/carried-annotations.ts';
import type { Metadata } from '../model/definition.ts';
import type { Adac20Document } from '../model/document.ts';
import type { Path } from '../source/place.ts';
import { upgradeFindings } from './findings.ts';
import { indexNames } from './index-names.ts';
import type { Move, UpgradeContext, Upgraded } from './older-definition.ts';
import { upgradeSkills } from './upgrade-skills.ts';

/** An agent in the ADaC 2.0 format as v2 has it. */
export function upgradeAdac20(
  context: UpgradeContext,
  { metadata, specification, capabilities = {} }: Adac20Document,
): Upgraded<{ readonly metadata: Metadata; readonly spec: AgentSpec }> {
  const {
    primary_functions: functions,
    integration_points: integrations,
    communication_protocols: names,
  } = capabilities;
  const skills = upgradeSkills(context, ['capabilities', 'primary_functions'], functions ?? []);
  const protocols = upgradeProtocols(context, names ?? []);
  return {
    value: {
      metadata: {
        ...metadata,
        ...(integrations && {
          annotations: { [carriedAnnotations.integrationPoints]: JSON.stringify(integrations) },
        }),
      },
      spec: {
        framework: frameworks[specification.framework],
        runtime: { image: specification.runtime },
        ...(functions && { skills: skills.value }),
        ...(names && { protocols: protocols.value }),
        ...(specification.resources && { resources: specification.resources }),
      },
    },
    moves: () => [...fixedMoves, ...skills.moves(), ...protocols.moves()],
  };
}

const frameworks: Readonly<Record<Adac20Document['specification']['framework'], Framework>> = {
  AutoGen: 'autogen',
  CrewAI: 'crewai',
  LangGraph: 'langgraph',
  autogen: 'autogen',
  crewai: 'crewai',
  langgraph: 'langgraph',
};

const fixedMoves: readonly Move[] = [
  [[], ['metadata', 'name']],
  [['metadata'], ['metadata']],
  [
    ['metadata', 'annotations'],
    ['capabilities', 'integration_points'],
  ],
  [
    ['metadata', 'annotations', carriedAnnotations.integrationPoints],
    ['capabilities', 'integration_points'],
  ],
  [
    ['spec', 'framework'],
    ['specification', 'framework'],
  ],
  [
    ['spec', 'runtime'],
    ['specification', 'runtime'],
  ],
  [
    ['spec', 'runtime', 'image'],
    ['specification', 'runtime'],
  ],
  [
    ['spec', 'resources'],
    ['specification', 'resources'],
  ],
  [
    ['spec', 'skills'],
    ['capabilities', 'primary_functions'],
  ],
  [
    ['spec', 'protocols'],
    ['capabilities', 'communication_protocols'],
  ],
];

function upgradeProtocols(
  context: UpgradeContext,
  names: readonly string[],
): Upgraded<readonly Protocol[]> {
  const pathOf = (index: number): Path => ['capabilities', 'communication_protocols', index];
  const known = names.map((name, index) => protocolOf(context, pathOf(index), name));
  const entries = indexNames(context, known, pathOf);
  return {
    value: entries.flatMap(([, index]) => known[index] ?? []),
    moves: () => entries.map(([, index], target) => [['spec', 'protocols', target], pathOf(index)]),
  };
}

function protocolOf(context: UpgradeContext, path: Path, name: string): Protocol | undefined {
  const protocol = protocols.get(name.toLowerCase());
  if (protocol === undefined) {
    context.report(
      upgradeFindings.unknownProtocol,
      { path },
      {
        message: `adac knows no protocol "${name}".`,
        help: 'Protocols are A2A, MCP, HTTP, Redis and MQTT.',
      },
    );
  }
  return protocol;
}

const protocols: ReadonlyMap<string, Protocol> = new Map<string, Protocol>([
  ['a2a', 'a2a'],
  ['mcp', 'mcp'],
  ['http', 'http'],
  ['redis', 'redis'],
  ['mqtt', 'mqtt'],
]);

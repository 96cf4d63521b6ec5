import type { AgentSpec } from '../../model/agent.ts';
import type { Definition, Metadata } from '../../model/definition.ts';
import type { NamespaceDefaults } from '../../model/project.ts';
import { at, originKey } from '../../source/origin.ts';
import type { DefinitionSource } from '../../source/origin.ts';
import type { NodePlace, Path } from '../../source/place.ts';
import { fillIn, mergeOver } from './merge-spec.ts';
import type { Take } from './merge-spec.ts';

/**
 * The agent with the defaults of its namespace filled in where it says nothing; the agent itself where
 * they add nothing. `placeOf` gives the place of a path within the defaults.
 */
export function withDefaults(
  agent: Definition<'Agent'>,
  defaults: NamespaceDefaults,
  placeOf: (path: Path) => NodePlace,
): Definition<'Agent'> {
  const { spec, takes } =
    defaults.spec === undefined
      ? { spec: agent.spec, takes: [] }
      : fillIn(agent.spec, defaults.spec);
  const origins = takes.map(({ path, from }) =>
    origin(['spec', ...path], placeOf(['spec', ...from])),
  );
  const owners = agent.metadata.owners === undefined ? defaults.owners : undefined;
  if (owners === undefined) return withOrigins(agent, agent.metadata, spec, origins);
  origins.push(origin(['metadata', 'owners'], placeOf(['owners'])));
  return withOrigins(agent, { ...agent.metadata, owners }, spec, origins);
}

/** The agent with `other` merged over its spec; the agent itself where that changes nothing. */
export function withOverlay(
  agent: Definition<'Agent'>,
  other: AgentSpec,
  placeOf: (path: Path) => NodePlace,
): Definition<'Agent'> {
  const { spec, takes } = mergeOver(agent.spec, other);
  return withOrigins(agent, agent.metadata, spec, originsOf(takes, placeOf));
}

/** The agent with parts of `other` filled in; the agent itself where it says all of them. */
export function withFallback(
  agent: Definition<'Agent'>,
  other: AgentSpec,
  placeOf: (path: Path) => NodePlace,
): Definition<'Agent'> {
  const { spec, takes } = fillIn(agent.spec, other);
  return withOrigins(agent, agent.metadata, spec, originsOf(takes, placeOf));
}

/** A path of a definition and the place where its value was written. */
export interface RecordedOrigin {
  readonly path: Path;
  readonly place: NodePlace;
}

/** A source that knows the further origins; what it knew below one of their paths gives way. */
export function extendSource(
  source: DefinitionSource,
  origins: readonly RecordedOrigin[],
): DefinitionSource {
  const merged = new Map(source.origins);
  for (const { path, place } of origins) {
    const key = originKey(path);
    // The keys of everything below `["spec","limits"]` begin with `["spec","limits",`.
    const below = `${key.slice(0, -1)},`;
    for (const known of merged.keys()) if (known.startsWith(below)) merged.delete(known);
    merged.set(key, place);
  }
  return { ...source, origins: merged };
}

function originsOf(takes: readonly Take[], placeOf: (path: Path) => NodePlace): RecordedOrigin[] {
  return takes.map(({ path, from }) => origin(['spec', ...path], placeOf(from)));
}

function origin(path: Path, place: NodePlace): RecordedOrigin {
  return { path, place };
}

function withOrigins(
  agent: Definition<'Agent'>,
  metadata: Metadata,
  spec: AgentSpec,
  origins: readonly RecordedOrigin[],
): Definition<'Agent'> {
  if (origins.length === 0) return agent;
  const all = [...originOfText(agent, spec), ...origins];
  return { ...agent, metadata, spec, source: extendSource(agent.source, all) };
}

/** A prompt that was plain text and now has values beside it: its text still stands where the prompt stood. */
function originOfText(agent: Definition<'Agent'>, { prompt }: AgentSpec): RecordedOrigin[] {
  const isSplit = typeof agent.spec.prompt === 'string' && typeof prompt === 'object';
  return isSplit ? [origin(['spec', 'prompt', 'text'], at(agent, 'spec', 'prompt'))] : [];
}

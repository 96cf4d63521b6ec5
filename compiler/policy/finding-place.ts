import type { Definition } from '../model/definition.ts';
import type { ResolvedAgent } from '../model/resolved-agent.ts';
import { at } from '../source/origin.ts';
import type { NodePlace, Path } from '../source/place.ts';
import { namedDefinition } from './named-definition.ts';
import type { RuleFinding } from './rule-findings.ts';

/**
 * Where what a rule found was written: in the agent, or in its tool or model that the finding names; in the
 * agent as a whole where it has no such one. The image of an agent that names a preset is
 * written in the project, once for all who use it: one mistake there is one finding.
 */
export function findingPlace(
  agent: ResolvedAgent,
  { path, ...names }: Pick<RuleFinding, 'path' | 'tool' | 'model'>,
  project: Definition<'Project'>,
): NodePlace {
  const { definition } = agent;
  const named = namedDefinition(agent, names);
  if (named !== definition) return named ? at(named, ...path) : at(definition, 'metadata', 'name');
  const preset = definition.spec.runtime?.image;
  const isPreset = preset !== undefined && Object.hasOwn(project.spec.images ?? {}, preset);
  return isPreset && isImagePath(path)
    ? at(project, 'spec', 'images', preset)
    : at(definition, ...path);
}

function isImagePath([first, second, third, ...rest]: Path): boolean {
  return first === 'spec' && second === 'runtime' && third === 'image' && rest.length === 0;
}

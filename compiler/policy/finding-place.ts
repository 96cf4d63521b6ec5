import type { Definition } from '../model/definition.ts';
import type { ResolvedAgent } from '../model/resolved-agent.ts';
import { at } from '../source/origin.ts';
import type { NodePlace, Path } from '../source/place.ts';

/**
 * Where what a rule found at a path of an agent was written. The image of an agent that names a preset is
 * written in the project, once for all who use it: one mistake there is one finding.
 */
export function findingPlace(
  { definition }: ResolvedAgent,
  path: Path,
  project: Definition<'Project'>,
): NodePlace {
  const preset = definition.spec.runtime?.image;
  const isPreset = preset !== undefined && Object.hasOwn(project.spec.images ?? {}, preset);
  return isPreset && isImagePath(path)
    ? at(project, 'spec', 'images', preset)
    : at(definition, ...path);
}

function isImagePath([first, second, third, ...rest]: Path): boolean {
  return first === 'spec' && second === 'runtime' && third === 'image' && rest.length === 0;
}

import { carriedAnnotations } from '../model/carried-annotations.ts';
import type { Metadata } from '../model/definition.ts';
import { dnsLabel } from './dns-label.ts';
import type { Upgraded } from './older-definition.ts';

/** What the flat formats say of a definition besides its identity. */
export interface FlatMetadata {
  readonly name?: string;
  readonly category?: string;
  readonly description?: string;
  readonly version?: string;
}

/** `metadata` from the keys of a flat document; what it says nothing of stands at its identity. */
export function upgradeFlatMetadata(
  idKey: 'agent_id' | 'workflow_id',
  id: string,
  { name, category, description, version }: FlatMetadata,
): Upgraded<Metadata> {
  const namespace = category === undefined ? undefined : (dnsLabel(category) ?? category);
  return {
    value: {
      name: dnsLabel(id) ?? id,
      ...(namespace !== undefined && { namespace }),
      ...(version !== undefined && { version }),
      ...(description !== undefined && { description }),
      ...(name !== undefined && { annotations: { [carriedAnnotations.displayName]: name } }),
    },
    moves: () => [
      [[], [idKey]],
      [['metadata', 'name'], [idKey]],
      [['metadata', 'namespace'], ['category']],
      [['metadata', 'version'], ['version']],
      [['metadata', 'description'], ['description']],
      [['metadata', 'annotations'], ['name']],
      [['metadata', 'annotations', carriedAnnotations.displayName], ['name']],
    ],
  };
}

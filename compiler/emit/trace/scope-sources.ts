import type { Definition } from '../../model/definition.ts';
import type { ClusterScope } from '../workload.ts';
import { along, whole } from './field-source.ts';
import type { SourceTable } from './field-source.ts';

/** What the parts of a scope were made from that emitters write into objects. */
export function scopeSources(
  project: Definition<'Project'>,
  { definition }: ClusterScope,
): SourceTable {
  return new Map([
    ['scope.project', [whole(project, 'metadata.name')]],
    ['scope.environment', [whole(definition, 'metadata.name')]],
    ['scope.cluster.name', [whole(definition, 'spec.clusters')]],
    ['scope.platform.spec', [along(definition, 'spec.platform')]],
    ['scope.platform.variables', [whole(definition, 'spec.platform')]],
    ['scope.platform.egress', [whole(definition, 'spec.platform')]],
  ]);
}

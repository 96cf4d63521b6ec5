import type { Definition } from '../../model/definition.ts';
import type { LinkedProgram } from '../../model/program.ts';
import { baseObjects } from '../base-objects.ts';
import type { ClusterPlan } from '../cluster-plan.ts';
import { along, whole } from './field-source.ts';
import type { SourceAt, SourceTable } from './field-source.ts';
import { scopeSources } from './scope-sources.ts';
import type { TraceUnit } from './trace-unit.ts';
import { definitionsOf } from './workload-unit.ts';

/** What an environment needs of a cluster, and what one of those objects, which may stand in a namespace, was made from. */
export function baseUnit(
  { project }: LinkedProgram,
  plan: ClusterPlan,
  namespace: string | undefined,
): TraceUnit<ClusterPlan> {
  const { cluster } = plan.scope;
  const pools = whole(cluster.definition, 'spec.pools');
  const poolSources = plan.pools.flatMap((_, index): [string, readonly SourceAt[]][] => [
    [`pools.${index}.pool`, [along(cluster.definition, `spec.pools.${index}`)]],
    [`pools.${index}.slots`, [whole(cluster.definition, `spec.pools.${index}`)]],
  ]);
  return {
    input: plan,
    make: baseObjects,
    sources: new Map([
      ...scopeSources(project, plan.scope),
      ...poolSources,
      ['capacity', [pools]],
      ...namespaceSources(plan, namespace),
    ]),
  };
}

/** What is in one namespace of an environment knows of no other; what stands elsewhere, such as a monitor, of all. */
function namespaceSources(plan: ClusterPlan, namespace: string | undefined): SourceTable {
  const isOwn = namespace !== undefined && plan.namespaces.includes(namespace);
  const firsts = firstDefinitions(plan);
  const prefix = whole(plan.scope.definition, 'spec.namespacePrefix');
  return new Map(
    [...plan.namespaces.entries()]
      .filter(([, name]) => !isOwn || name === namespace)
      .map(([index, name]) => {
        const first = firsts.get(name);
        const sources = first === undefined ? [] : [whole(first, 'metadata.namespace')];
        return [`namespaces.${index}`, [...sources, prefix]];
      }),
  );
}

/** A namespace is there because of the definitions in it, the first of which stands for all. */
function firstDefinitions({ workloads }: ClusterPlan): ReadonlyMap<string, Definition> {
  const firsts = new Map<string, Definition>();
  for (const planned of workloads) {
    const [first] = definitionsOf(planned);
    if (first !== undefined && !firsts.has(planned.namespace)) firsts.set(planned.namespace, first);
  }
  return firsts;
}

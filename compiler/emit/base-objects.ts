import type { ClusterPlan } from './cluster-plan.ts';
import { clusterEmitters, namespaceEmitters } from './emitters.ts';
import type { Manifest } from './manifest.ts';
import { typedObjects } from './typed-objects.ts';

/** How many objects `baseObjects` makes. */
export function countBaseObjects(plan: ClusterPlan): number {
  const ofCluster = clusterEmitters.reduce((sum, emitter) => sum + emitter.count(plan), 0);
  return ofCluster + plan.namespaces.length * namespaceEmitters.length;
}

/** What an environment needs on a cluster before its workloads: objects of the cluster, then of each namespace. */
export function baseObjects(plan: ClusterPlan): readonly Manifest[] {
  const ofCluster = typedObjects((typed) => {
    for (const emitter of clusterEmitters) emitter.build(typed, plan);
  });
  // Typed objects are slow to make, and an estate may have thousands of namespaces: so each is made once.
  const templates = typedObjects((typed) => {
    for (const emitter of namespaceEmitters) emitter.build(typed, plan);
  });
  return [
    ...ofCluster,
    ...plan.namespaces.flatMap((name) => templates.map((template) => inNamespace(template, name))),
  ];
}

function inNamespace(template: Manifest, namespace: string): Manifest {
  const { name, ...rest } = template.metadata;
  return {
    ...template,
    metadata:
      template.kind === 'Namespace' ? { name: namespace, ...rest } : { name, namespace, ...rest },
  };
}

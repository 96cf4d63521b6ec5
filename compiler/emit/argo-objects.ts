import type { ApplicationPlan } from './application-plan.ts';
import { environmentEmitters } from './emitters.ts';
import type { Manifest } from './manifest.ts';
import { typedObjects } from './typed-objects.ts';

/** What Argo CD reads about an environment. */
export function argoObjects(plan: ApplicationPlan): readonly Manifest[] {
  return typedObjects((typed) => {
    for (const emitter of environmentEmitters) emitter.build(typed, plan);
  });
}

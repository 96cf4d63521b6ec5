import { listAt, textAt } from './json-value.ts';
import type { KubeObject } from './kube-object.ts';

/** Whether an object's status says that a condition holds. */
export function hasCondition(object: KubeObject, type: string): boolean {
  return listAt(object, 'status', 'conditions').some(
    (condition) => textAt(condition, 'type') === type && textAt(condition, 'status') === 'True',
  );
}

import { digestOf } from './digest-of.ts';

/**
 * The name of the immutable ConfigMap that holds a text: the agent's name and the text's digest, so that
 * a changed definition is a new object, rolls out with the pods that name it, and can be rolled back.
 */
export function contentName(name: string, text: string): string {
  return `${name}-${digestOf(text).slice(0, 10)}`;
}

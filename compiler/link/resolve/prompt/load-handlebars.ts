import { createRequire } from 'node:module';
import type Handlebars from 'handlebars';

/**
 * Handlebars, loaded when the first prompt needs it: most estates have plain prompts, and loading takes longer
 * than linking a thousand agents. Required rather than imported, because linking is synchronous.
 */
export function loadHandlebars(): typeof Handlebars {
  instance ??= isolatedInstance();
  return instance;
}

let instance: typeof Handlebars | undefined;

/** An environment of its own, without the helpers that reach beyond the values of a prompt. */
function isolatedInstance(): typeof Handlebars {
  const loaded: unknown = createRequire(import.meta.url)('handlebars');
  if (!isHandlebars(loaded)) throw new Error('The package "handlebars" is not what it should be.');
  const handlebars = loaded.create();
  handlebars.unregisterHelper('lookup');
  handlebars.unregisterHelper('log');
  return handlebars;
}

function isHandlebars(value: unknown): value is typeof Handlebars {
  return typeof value === 'object' && value !== null && 'create' in value && 'parse' in value;
}

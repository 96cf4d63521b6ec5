import { createRequire } from 'node:module';
import type * as Yaml from 'yaml';

/**
 * The package that keeps comments, loaded when a command first rewrites a file: loading it takes longer than
 * checking a small estate. Required rather than imported, so that who uses it need not wait.
 */
export function loadYaml(): typeof Yaml {
  loaded ??= requireYaml();
  return loaded;
}

let loaded: typeof Yaml | undefined;

function requireYaml(): typeof Yaml {
  const required: unknown = createRequire(import.meta.url)('yaml');
  if (!isYaml(required)) throw new Error('The package "yaml" is not what it should be.');
  return required;
}

function isYaml(value: unknown): value is typeof Yaml {
  return typeof value === 'object' && value !== null && 'parseAllDocuments' in value;
}

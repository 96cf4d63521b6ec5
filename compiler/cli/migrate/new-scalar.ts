import type { Scalar } from 'yaml';
import { loadYaml } from '../yaml/load-yaml.ts';
import { writePlain } from '../yaml/plain-text.ts';

/** A scalar that no author wrote; it brings along how it is to be written, as all others do. */
export function newScalar(value: unknown): Scalar<string> {
  const source = writePlain(value);
  const scalar = new (loadYaml().Scalar)(source);
  scalar.srcToken = { type: 'scalar', offset: 0, indent: 0, source };
  return scalar;
}

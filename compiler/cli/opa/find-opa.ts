import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { CannotRunError } from '../../diagnostic/cannot-run-error.ts';
import { bundledOpa } from './bundled-opa.ts';
import { installedOpa } from './installed-opa.ts';
import { opaDigest } from './opa-digest.ts';
import type { Opa } from './opa.ts';

/** Whether to look at what the package brings, and on which PATH; tests look elsewhere. */
export interface OpaSearch {
  /** Folder that holds `dist/opa` and `tools/opa`. */
  readonly root?: string;
  /** Folders of programs, as in the environment variable PATH. */
  readonly searchPath?: string;
}

/**
 * OPA as the package brings it along, or as `npm run build:opa` built it from the sources beside;
 * without it, an `opa` on PATH.
 *
 * @throws CannotRunError where there is neither; it says what to install.
 */
export function findOpa(search: OpaSearch = {}): Opa {
  const found = lookForOpa(search);
  if (found !== undefined) return found;
  throw new CannotRunError('There is no OPA to compile Rego with.', opaHelp);
}

/** The same, or undefined where there is none. */
export function lookForOpa({ root = packageRoot(), searchPath }: OpaSearch): Opa | undefined {
  const program = bundledProgram(root);
  if (program !== undefined) return bundledOpa(program);
  return installedOpa(path.join(root, 'tools/opa/builtins.json'), searchPath);
}

const opaHelp =
  'One of three is needed: the adac package from the registry, which brings OPA along; in a checkout, Go and `npm run build:opa`; or `opa` 1.22 or later on PATH.';

/** The module whose sources are those beside it; a package holds no sources, and just one module. */
function bundledProgram(root: string): string | undefined {
  const folder = path.join(root, 'dist/opa');
  const sources = path.join(root, 'tools/opa');
  if (existsSync(path.join(sources, 'go.mod'))) {
    const program = path.join(folder, `${opaDigest(sources)}.wasm`);
    return existsSync(program) ? program : undefined;
  }
  if (!existsSync(folder)) return undefined;
  const name = readdirSync(folder).find((one) => one.endsWith('.wasm'));
  return name === undefined ? undefined : path.join(folder, name);
}

function packageRoot(): string {
  // Through package.json, since the built file stands deeper in the package than the source.
  const program = createRequire(import.meta.url).resolve('#opa-process');
  return path.join(path.dirname(program), '../../../..');
}

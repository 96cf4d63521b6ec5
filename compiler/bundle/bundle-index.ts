import type { OutputFile } from '../model/output.ts';
import type { LinkedEnvironment } from '../model/program.ts';
import { version } from '../model/version.ts';
import { bundleFile } from './line-file.ts';
import type { IndexEntry } from './output-index.ts';

/**
 * `bundle.json`: every part of an environment's bundle with its digest, by which a runtime verifies what it loads.
 * Rendered after the parts, whose entries it is given.
 */
export function bundleIndexFile(
  environment: LinkedEnvironment,
  parts: readonly IndexEntry[],
): OutputFile {
  return bundleFile(environment, 'bundle.json', (write) => {
    const header = { version: 1, compiler: version, environment: environment.name };
    write(`${JSON.stringify(header).slice(0, -1)},"parts":[\n`);
    const folder = `bundle/${environment.name}/`;
    const lines = [...parts]
      .sort((a, b) => (a.path < b.path ? -1 : 1))
      .map(({ path, size, sha256 }) =>
        JSON.stringify({ path: path.slice(folder.length), size, sha256 }),
      );
    write(`${lines.join(',\n')}\n]}\n`);
  });
}

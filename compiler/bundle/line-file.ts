import type { OutputFile } from '../model/output.ts';
import type { LinkedEnvironment } from '../model/program.ts';
import { at } from '../source/origin.ts';
import type { KeyedLine } from './split-by-hash.ts';

/** A bundle file `{"<list>":[…]}` with one value a line, sorted by key, so that its diffs read line by line. */
export function lineFile(
  environment: LinkedEnvironment,
  name: string,
  list: string,
  items: readonly KeyedLine[],
): OutputFile {
  const sorted = [...items].sort((a, b) => (a.key < b.key ? -1 : 1));
  return bundleFile(environment, name, (write) => {
    write(`{"${list}":[\n`);
    for (const [index, { line }] of sorted.entries()) {
      write(index === 0 ? line : `,\n${line}`);
    }
    write('\n]}\n');
  });
}

/** A file of an environment's bundle; `name` is relative to the bundle's folder. */
export function bundleFile(
  environment: LinkedEnvironment,
  name: string,
  render: (write: (text: string) => void, writeBytes: (bytes: Uint8Array) => void) => void,
): OutputFile {
  return {
    path: `bundle/${environment.name}/${name}`,
    environment: environment.name,
    objects: 0,
    place: at(environment.definition, 'metadata', 'name'),
    render(sink) {
      render(
        (text) => {
          sink.write(text);
        },
        (bytes) => {
          sink.writeBytes(bytes);
        },
      );
    },
  };
}

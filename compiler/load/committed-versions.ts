import { join } from 'node:path';

import { readRegularFile } from './read-regular-file.ts';

/**
 * The version of each agent in the committed output, by `namespace/name`; where environments hold several, any
 * of them. What cannot be read counts as not there: the output is written anew from the definitions, so that
 * nothing in it is a mistake of an author. Definitions are found by the index, and nothing else is opened.
 */
export function committedVersions(root: string, output: string): ReadonlyMap<string, string> {
  const versions = new Map<string, string>();
  for (const path of definitionPaths(readText(join(root, output, 'index.json')))) {
    for (const line of readText(join(root, output, path)).split('\n')) {
      const { id, version } = agentLine.exec(line)?.groups ?? {};
      if (id !== undefined && version !== undefined) versions.set(copyOf(id), copyOf(version));
    }
  }
  return versions;
}

/** The paths, as an index names them, of files that hold definitions; each stays below the output. */
function* definitionPaths(index: string): Generator<string> {
  const entry = /^\{"path":"(bundle\/[a-z0-9-]+\/definitions\/[a-z0-9.-]+\.json)"/gm;
  for (const [, path] of index.matchAll(entry)) {
    if (path !== undefined) yield path;
  }
}

/** An agent stands in a line of its own: its identity first, and name, namespace and version open its metadata. */
const agentLine =
  /^\{"id":"(?<id>[^"]+)",[^{]*"definition":\{"apiVersion":"adac\.dev\/v2","kind":"Agent","metadata":\{"name":"[^"]*",(?:"namespace":"[^"]*",)?"version":"(?<version>[^"]+)"/;

/** A part of a text keeps the whole of it in memory; a copy does not. */
function copyOf(text: string): string {
  return Buffer.from(text).toString();
}

function readText(path: string): string {
  const bytes = readRegularFile(path, maxBytes);
  return typeof bytes === 'string' ? '' : bytes.toString('utf8');
}

const maxBytes = 16 * 2 ** 20;

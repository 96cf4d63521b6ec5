import { join } from 'node:path';
import type { CommittedAgents } from '../model/program.ts';
import { readRegularFile } from './read-regular-file.ts';

/**
 * What the committed output says of each agent; of versions, where environments hold several, any of them. What
 * cannot be read counts as not there: the output is written anew from the definitions, so that nothing in it is a
 * mistake of an author. Definitions are found by the index, and nothing else is opened.
 */
export function committedAgents(root: string, output: string): CommittedAgents {
  const versions = new Map<string, string>();
  const fixedReplicas = new Map<string, number>();
  for (const { path, environment } of definitionFiles(readText(join(root, output, 'index.json')))) {
    for (const line of readText(join(root, output, path)).split('\n')) {
      const { id, replicas, version } = agentLine.exec(line)?.groups ?? {};
      if (id === undefined) continue;
      if (version !== undefined) versions.set(copyOf(id), copyOf(version));
      if (replicas !== undefined) fixedReplicas.set(`${environment}/${id}`, Number(replicas));
    }
  }
  return { versions, fixedReplicas };
}

/** Files that hold definitions, by their paths as an index names them; each stays below the output. */
function* definitionFiles(
  index: string,
): Generator<{ readonly path: string; readonly environment: string }> {
  const entry = /^\{"path":"(bundle\/([a-z0-9-]+)\/definitions\/[a-z0-9.-]+\.json)"/gm;
  for (const [, path, environment] of index.matchAll(entry)) {
    if (path !== undefined && environment !== undefined) yield { path, environment };
  }
}

/**
 * An agent stands in a line of its own: its identity first, then its instances, which are its replicas where it is
 * dedicated and nothing scales it; name, namespace and version open its metadata.
 */
const agentLine =
  /^\{"id":"(?<id>[^"]+)","instances":(?:(?<replicas>\d{1,9}),"hosting":"dedicated","image"|\d+,)[^{]*"definition":\{"apiVersion":"adac\.dev\/v2","kind":"Agent","metadata":\{"name":"[^"]*",(?:"namespace":"[^"]*",)?(?:"version":"(?<version>[^"]+)")?/;

/** A part of a text keeps the whole of it in memory; a copy does not. */
function copyOf(text: string): string {
  return Buffer.from(text).toString();
}

function readText(path: string): string {
  const bytes = readRegularFile(path, maxBytes);
  return typeof bytes === 'string' ? '' : bytes.toString('utf8');
}

const maxBytes = 16 * 2 ** 20;

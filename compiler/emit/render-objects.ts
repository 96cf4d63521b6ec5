import type { TextSink } from '../model/output.ts';
import type { Manifest } from './manifest.ts';
import { appendYaml } from './write-yaml.ts';

/** Parts of text that are handed to a sink at once: few calls, and texts that the garbage collector is soon rid of. */
const partsAtOnce = 256;

/** Writes objects as YAML documents, each after a comment that names its source file and identity. */
export function renderObjects(source: string, objects: readonly Manifest[], sink: TextSink): void {
  const parts: string[] = [];
  for (const object of objects) {
    appendDocument(commentText(source), object, parts);
    flushManyParts(parts, sink);
  }
  flushParts(parts, sink);
}

/** One object as a YAML document; `source` is harmless in a comment. */
export function appendDocument(source: string, object: Manifest, parts: string[]): void {
  parts.push('---\n# ', source, ' ', commentText(identityOf(object)), '\n');
  appendYaml(object, parts);
}

/** Hands parts to a sink once they are many. */
export function flushManyParts(parts: string[], sink: TextSink): void {
  if (parts.length >= partsAtOnce) flushParts(parts, sink);
}

/** Hands parts to a sink, if there are any, and empties them. */
export function flushParts(parts: string[], sink: TextSink): void {
  if (parts.length === 0) return;
  sink.write(parts.join(''));
  parts.length = 0;
}

/** `<Kind>/<namespace>/<name>`, and `<Kind>/<name>` for objects of the whole cluster. */
export function identityOf({ kind, metadata }: Manifest): string {
  const { namespace, name } = metadata;
  return namespace === undefined ? `${kind}/${name}` : `${kind}/${namespace}/${name}`;
}

/**
 * Whatever could end a comment, or be refused in one, gives way to a question mark: a file's name is the
 * user's. Markers stay.
 */
export function commentText(text: string): string {
  return harmless.test(text)
    ? text
    : text.replace(/[^ -~\u00a1-\u1fff\u2c00-\ud7ff\ue000\uf900-\ufdcf]/g, '?');
}

const harmless = /^[ -~]*$/;

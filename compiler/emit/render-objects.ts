import type { TextSink } from '../model/output.ts';
import type { Manifest } from './manifest.ts';
import { appendYaml } from './write-yaml.ts';

/** Parts of text that are handed to the sink at once: few calls, and never much in memory. */
const partsAtOnce = 4096;

/** Objects that come from one source file. */
export interface SourcedObjects {
  /** Path of the source file, for people who read the output. */
  readonly source: string;
  readonly objects: readonly Manifest[];
}

/** Writes objects as YAML documents, each after a comment that names its source file and identity. */
export function renderObjects(groups: Iterable<SourcedObjects>, sink: TextSink): void {
  const parts: string[] = [];
  for (const { source, objects } of groups) {
    const file = commentText(source);
    for (const object of objects) {
      parts.push('---\n# ', file, ' ', commentText(identityOf(object)), '\n');
      appendYaml(object, parts);
      if (parts.length < partsAtOnce) continue;
      sink.write(parts.join(''));
      parts.length = 0;
    }
  }
  if (parts.length > 0) sink.write(parts.join(''));
}

/** `<Kind>/<namespace>/<name>`, and `<Kind>/<name>` for objects of the whole cluster. */
function identityOf({ kind, metadata }: Manifest): string {
  const { namespace, name } = metadata;
  return namespace === undefined ? `${kind}/${name}` : `${kind}/${namespace}/${name}`;
}

/** Whatever could end the comment, or be refused in one, gives way to a question mark: a file's name is the user's. */
function commentText(text: string): string {
  return harmless.test(text)
    ? text
    : text.replace(/[^ -~\u00a1-\u1fff\u2c00-\ud7ff\uf900-\ufdcf]/g, '?');
}

const harmless = /^[ -~]*$/;

import type { Document, Tags, YAMLMap, YAMLSeq } from 'yaml';
import { loadYaml } from './load-yaml.ts';
import { writeScalar } from './write-scalar.ts';

/**
 * The documents of a text with their comments, every scalar as it is written; `undefined` where the text is no
 * YAML. Only for texts that `parseFile` has accepted: the package has no limits of its own.
 */
export function readWritten(text: string): Document.Parsed[] | undefined {
  // Texts only: what a plain scalar means is adac's business, and it is written as it was.
  const documents = loadYaml().parseAllDocuments(text, {
    schema: 'failsafe',
    customTags: writtenTags,
    keepSourceTokens: true,
    uniqueKeys: false,
  });
  if (!Array.isArray(documents)) return undefined;
  return documents.some(({ errors }) => errors.length > 0) ? undefined : documents;
}

function writtenTags(tags: Tags): Tags {
  return tags.map((tag) => {
    const isScalarTag = typeof tag !== 'string' && tag.collection === undefined;
    return isScalarTag ? { ...tag, stringify: writeScalar } : tag;
  });
}

/** Documents as one text in canonical spacing and quoting. */
export function writeDocuments(documents: readonly Document.Parsed[]): string {
  return documents.map(writeDocument).join('');
}

function writeDocument(document: Document.Parsed): string {
  loadYaml().visit(document, {
    Seq: (_, node) => {
      padFlow(node, '');
    },
    Map: (_, node) => {
      padFlow(node, ' ');
    },
  });
  return document.toString({ indent: 2, lineWidth: 120 });
}

/** Braces hold their entries at a distance, brackets do not; the library has one setting for both. */
function padFlow(node: YAMLMap | YAMLSeq, flowCollectionPadding: string): void {
  const write = node.toString.bind(node);
  node.toString = (context, onComment, onChompKeep) =>
    write(context && { ...context, flowCollectionPadding }, onComment, onChompKeep);
}

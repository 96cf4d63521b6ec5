import { dump } from 'js-yaml';

/** Definitions as one YAML file below a comment that says what to do with it. */
export function renderDocuments(comment: string, documents: readonly object[]): string {
  const texts = documents.map((document) => dump(withoutUndefined(document), options));
  return `# ${comment}\n${texts.join('---\n')}`;
}

/** Long texts stay on their line, so that a later edit changes one line. */
const options = { lineWidth: -1, noRefs: true };

function withoutUndefined(document: object): unknown {
  return JSON.parse(JSON.stringify(document));
}

import type { Diagnostic } from '../../diagnostic/diagnostic.ts';
import type { SourceSet } from '../../model/program.ts';
import type { FixedFile } from '../fix/fix-sources.ts';
import { publishedSchemas } from '../schema/published-schemas.ts';
import { formatText } from './format-text.ts';
import { keyOrders } from './key-order.ts';

/** What formatting came to. */
export interface FormattedSources {
  /** In order of path. */
  readonly changed: readonly FixedFile[];
  /** Files without findings whose canonical form would lose a comment or mean something else. */
  readonly left: readonly string[];
}

/** Formats the YAML files of an estate that have no findings, in memory. JSON has no comments and no layout to keep, and stays. */
export function formatSources(
  { project, definitions }: SourceSet,
  findings: readonly Diagnostic[],
): FormattedSources {
  const refused = new Set(
    findings.map(({ place }) => ('span' in place ? place.file.path : place.document.file.path)),
  );
  const orders = keyOrders(publishedSchemas());
  const changed: FixedFile[] = [];
  const left: string[] = [];
  for (const { path, text } of [project, ...definitions]) {
    if (path.endsWith('.json') || refused.has(path)) continue;
    const after = formatText(orders, text);
    if (after === undefined) left.push(path);
    else if (after !== text) changed.push({ path, before: text, after });
  }
  changed.sort((a, b) => (a.path < b.path ? -1 : 1));
  return { changed, left: left.sort() };
}

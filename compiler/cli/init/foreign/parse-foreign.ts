import { diagnose } from '../../../diagnostic/diagnostic.ts';
import type { Diagnostic, PhaseResult } from '../../../diagnostic/diagnostic.ts';
import { fileReport } from '../../../load/file-report.ts';
import { parseFile } from '../../../load/parse-file.ts';
import type { JsonObject } from '../../../model/json.ts';
import { locate } from '../../../source/locate.ts';
import type { Path, SpanPlace } from '../../../source/place.ts';
import type { SourceFile } from '../../../source/source-file.ts';
import { blankComments } from './blank-comments.ts';
import { foreignFindings } from './foreign-findings.ts';
import { isObject } from './json-kinds.ts';

/** Where the value at a path of a foreign document stands, or its key. */
export type PlaceOf = (path: Path, part?: 'key' | 'value') => SpanPlace;

/** The only document of a foreign file. */
export interface ParsedForeign {
  readonly root: JsonObject;
  readonly placeOf: PlaceOf;
}

/** Reads YAML, or JSON with comments, as strictly as definitions are read: no key twice, no hidden character. */
export function parseForeign(file: SourceFile): PhaseResult<ParsedForeign | undefined> {
  const diagnostics: Diagnostic[] = [];
  const isJson = /\.jsonc?$/i.test(file.path);
  const read = isJson ? { ...file, text: blankComments(file.text) } : file;
  const report = fileReport(file, diagnostics);
  const [first, second] = parseFile(read.text, report);
  if (first === undefined || !report.isEmpty()) return { value: undefined, diagnostics };
  const { index, value: root } = second ?? first;
  // Places are looked for in what was parsed, and shown in what was written.
  const placeOf: PlaceOf = (path, part = 'value') => ({
    file,
    span: locate({ document: { file: read, index }, path, part }).span,
  });
  if (second === undefined && isObject(root)) return { value: { root, placeOf }, diagnostics };
  const finding = diagnose(foreignFindings.unknownFormat, {
    place: placeOf([]),
    message: `The file holds ${second === undefined ? 'no mapping' : 'more than one document'}.`,
    help: 'Give the file of one agent.',
  });
  return { value: undefined, diagnostics: [finding] };
}

import type { ReportFormat } from './command-report.ts';
import { formatGithub } from './formats/github.ts';
import { formatJson } from './formats/json.ts';
import { formatPretty } from './formats/pretty.ts';
import { formatSarif } from './formats/sarif.ts';

/** The formats by the name that `--format` takes; the first is the default. */
export const formats: ReadonlyMap<string, ReportFormat> = new Map([
  ['pretty', formatPretty],
  ['json', formatJson],
  ['sarif', formatSarif],
  ['github', formatGithub],
]);

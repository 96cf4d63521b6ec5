import type { Diagnostic, FindingType } from '../diagnostic/diagnostic.ts';

/** What a command found and did, ready to be written in any format. */
export interface CommandReport {
  /** `check`, `compile`, … */
  readonly command: string;
  /** No finding is an error, and the command did what it was asked for. */
  readonly ok: boolean;
  /** In the order of `sortDiagnostics`. */
  readonly diagnostics: readonly Diagnostic[];
  /** What the command has to say beside findings, as JSON. */
  readonly summary?: object;
  /** What reviewers want to know that is no finding, a line each; for formats that show no summary. */
  readonly notices?: readonly string[];
  /** The pages of findings, for formats that carry them along. */
  readonly types: readonly FindingType[];
}

/** What the text is read on. */
export interface Screen {
  readonly color: boolean;
  /** Columns. */
  readonly width: number;
}

/** Writes a report; the text ends with a line break, or is empty. */
export type ReportFormat = (report: CommandReport, screen: Screen) => string;

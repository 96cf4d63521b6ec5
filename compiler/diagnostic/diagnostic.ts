import type { Place } from '../source/place.ts';

/** An error stops the compile after its phase; a warning does not. */
export type Severity = 'error' | 'warning';

/** Another place that belongs to a finding. */
export interface RelatedPlace {
  readonly place: Place;
  readonly message: string;
}

/**
 * Puts a value in place of the one at a place; a place of part `key` names the key instead. The text is
 * the plain value: quotes are added where the file needs them. Without a text, the entry of a list
 * is taken away.
 */
export interface Edit {
  readonly place: Place;
  readonly text?: string;
}

/** A mechanical mend; `safe` ones can be applied without asking. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly Edit[];
  readonly safe: boolean;
}

/** What a phase says about one mistake; its code and severity come from its `FindingType`. */
export interface Finding {
  readonly place: Place;
  /** One sentence: what is wrong, names in double quotes, a period. */
  readonly message: string;
  readonly related?: readonly RelatedPlace[];
  /** What to do about it. */
  readonly help?: string;
  readonly fix?: Fix;
}

/** One finding with its stable code, as it is printed, sorted and tested. */
export interface Diagnostic extends Finding {
  readonly code: string;
  readonly severity: Severity;
}

/** A kind of finding: its code, how severe it is, and its page in `adac explain`. */
export interface FindingType {
  /** `<room>/<name>`, and for policy `policy/<set>/<rule>`; never reused for something else. */
  readonly code: string;
  readonly severity: Severity;
  /** One sentence: the rule and why it holds. */
  readonly summary: string;
  /** The page behind `adac explain`, after the summary: an example of the mistake and its mend, in Markdown. */
  readonly explanation: string;
}

/** Takes findings of one type. */
export type Report = (finding: Finding) => void;

/** What every phase returns: its value, and what it found. */
export interface PhaseResult<Value> {
  readonly value: Value;
  readonly diagnostics: readonly Diagnostic[];
}

/** A finding with the code and severity of its type. */
export function diagnose(type: FindingType, finding: Finding): Diagnostic {
  return { ...finding, code: type.code, severity: type.severity };
}

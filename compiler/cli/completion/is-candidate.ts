/**
 * Whether a shell may be given a text as a candidate: one word that means itself in every shell, on the
 * command line as in a script, is no flag, and cannot break a list of one candidate a line. Names are by
 * authors, and completion reads projects that nobody has checked.
 */
export function isCandidate(text: string): boolean {
  return /^[A-Za-z0-9_][A-Za-z0-9_./-]{0,252}$/.test(text);
}

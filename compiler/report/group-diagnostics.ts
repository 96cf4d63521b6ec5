import type { Diagnostic } from '../diagnostic/diagnostic.ts';

/** The same thing said of one or more places. */
export interface DiagnosticGroup {
  readonly first: Diagnostic;
  /** In order, the first one included. */
  readonly all: readonly Diagnostic[];
}

/** Puts findings together that say the same in the same words; in the order in which they occur first. */
export function groupDiagnostics(diagnostics: readonly Diagnostic[]): readonly DiagnosticGroup[] {
  const groups = new Map<string, { first: Diagnostic; all: Diagnostic[] }>();
  for (const diagnostic of diagnostics) {
    const { code, severity, message, help = '' } = diagnostic;
    const key = JSON.stringify([code, severity, message, help]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { first: diagnostic, all: [diagnostic] });
    else group.all.push(diagnostic);
  }
  return [...groups.values()];
}

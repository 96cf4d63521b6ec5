import { expect } from 'vitest';

import type { Diagnostic } from '../../compiler/diagnostic/diagnostic.ts';
import { sortDiagnostics } from '../../compiler/diagnostic/sort-diagnostics.ts';
import { parseSources } from '../../compiler/load/parse-sources.ts';
import { readSources } from '../../compiler/load/read-sources.ts';
import { lineIndex, positionAt } from '../../compiler/source/line-index.ts';
import { locate } from '../../compiler/source/locate.ts';
import { estate } from './estate.ts';

/**
 * What the load phase finds in a hostile text that stands in `agents/a.yaml`, each as
 * `line:column code`. It must end in time and leave the prototypes as they were, and what it says
 * must be fit to print.
 */
export function findingsInText(text: string): string[] {
  const sources = estate({ 'agents/a.yaml': text });
  return guarded(() => parseSources(sources).diagnostics).map((finding) =>
    finding.replace(/^agents\/a\.yaml:/, ''),
  );
}

/** What it finds in a project on disk, each as `path:line:column code`. */
export function findingsOnDisk(root: string): string[] {
  return guarded(() => {
    const { value, diagnostics } = readSources(root);
    return [...diagnostics, ...parseSources(value).diagnostics];
  });
}

// A quiet machine needs less than one second for any of them; a busy one may take its time.
const maxMilliseconds = 10_000;

function guarded(diagnosticsOf: () => readonly Diagnostic[]): string[] {
  const before = Object.getOwnPropertyNames(Object.prototype);
  const begin = performance.now();
  const diagnostics = sortDiagnostics(diagnosticsOf());
  expect(performance.now() - begin).toBeLessThan(maxMilliseconds);
  expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
  return diagnostics.map(describeFinding);
}

function describeFinding({ place, code, message, help = '' }: Diagnostic): string {
  const { file, span } = locate(place);
  const { line, column } = positionAt(lineIndex(file.text), span.start);
  for (const text of [message, help, file.path]) {
    expect(text).toMatch(
      /^[\t\x20-\x7e\u00a0-\u200a\u2010-\u2027\u2030-\ud7ff\ue000-\ufdff\ufffd]*$/,
    );
    expect(text.length).toBeLessThan(250);
  }
  return `${file.path}:${line}:${column} ${code}`;
}

import { diagnose } from '../../diagnostic/diagnostic.ts';
import type { Diagnostic, PhaseResult } from '../../diagnostic/diagnostic.ts';
import { collectSymbols, findReference } from '../../link/symbols.ts';
import type { Symbols } from '../../link/symbols.ts';
import type { Definition } from '../../model/definition.ts';
import type { DefinitionsByKind } from '../../model/program.ts';
import { at, atKey } from '../../source/origin.ts';
import type { SourceFile } from '../../source/source-file.ts';
import { upgradeFindings } from '../../upgrade/findings.ts';
import { scalingEdit } from './scaling-edit.ts';
import type { ScalingEdit } from './scaling-edit.ts';

/**
 * The files of environments with the scaling objects that they name, each in the place of the name. A
 * configuration that no environment names is a finding.
 */
export function inlineScaling(
  definitions: DefinitionsByKind,
): PhaseResult<ReadonlyMap<string, string>> {
  const symbols = collectSymbols(definitions);
  const edits = new Map<SourceFile, ScalingEdit[]>();
  const placed = new Set<Definition>();
  for (const environment of definitions.Environment) {
    const scaling = scalingOf(symbols, environment);
    if (scaling === undefined) continue;
    placed.add(scaling);
    const { file } = environment.source.document;
    const edit = scalingEdit(at(environment, 'spec', 'scaling'), scaling.source.document);
    edits.set(file, [...(edits.get(file) ?? []), edit]);
  }
  const texts = [...edits].map(([file, list]) => [file.path, applyEdits(file.text, list)] as const);
  const unplaced = definitions.Scaling.filter((scaling) => !placed.has(scaling));
  return { value: new Map(texts), diagnostics: unplaced.map(unplacedScaling) };
}

function scalingOf(
  symbols: Symbols,
  { metadata, spec }: Definition<'Environment'>,
): Definition<'Scaling'> | undefined {
  if (spec.scaling === undefined || !('name' in spec.scaling)) return undefined;
  const lookup = findReference(
    symbols,
    'Scaling',
    spec.scaling.name,
    metadata.namespace ?? 'default',
  );
  // A name that leads nowhere is what `adac check` reports.
  return 'found' in lookup ? lookup.found.definition : undefined;
}

function unplacedScaling(scaling: Definition<'Scaling'>): Diagnostic {
  return diagnose(upgradeFindings.unplacedScaling, {
    place: atKey(scaling, 'spec'),
    message: `No environment names the scaling configuration "${scaling.metadata.name}".`,
    help: 'Name it in spec.scaling of an environment, or delete the file.',
  });
}

function applyEdits(text: string, edits: readonly ScalingEdit[]): string {
  return edits
    .toSorted((a, b) => b.span.start - a.span.start)
    .reduce((whole, { span, text: part }) => splice(whole, span.start, span.end, part), text);
}

function splice(text: string, start: number, end: number, part: string): string {
  return text.slice(0, start) + part + text.slice(end);
}

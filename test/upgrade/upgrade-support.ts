import type { Diagnostic } from '../../compiler/diagnostic/diagnostic.ts';
import type { DefinitionsByKind } from '../../compiler/model/program.ts';
import { formatPath } from '../../compiler/source/format-path.ts';
import type { NodePlace, Place } from '../../compiler/source/place.ts';
import { upgrade } from '../../compiler/upgrade/upgrade.ts';
import { checkFindings } from '../support/check-findings.ts';
import { estate } from '../support/estate.ts';
import { validateSources } from '../validate/check-validate.ts';
import type { SourceSet } from '../../compiler/model/program.ts';

/** Definitions of the given files, with what was found on the way. */
export function upgradeFiles(files: Readonly<Record<string, string>>): {
  readonly definitions: DefinitionsByKind;
  readonly diagnostics: readonly Diagnostic[];
} {
  return upgradeSources(estate(files));
}

/** Checks what loading, validating and upgrading find in a text against what is drawn under its lines. */
export function checkUpgrade(text: string, path?: string): void {
  checkFindings(
    text,
    (sources) => upgradeSources(sources).diagnostics,
    path === undefined ? {} : { path },
  );
}

/** A place of a document as text: its path, and `(key)` for a key. */
export function pathOf(place: Place): string {
  if (!isNode(place)) throw new Error('The place is a span.');
  return formatPath(place.path) + (place.part === 'key' ? ' (key)' : '');
}

function isNode(place: Place): place is NodePlace {
  return 'path' in place;
}

function upgradeSources(sources: SourceSet): {
  readonly definitions: DefinitionsByKind;
  readonly diagnostics: readonly Diagnostic[];
} {
  const validated = validateSources(sources);
  const upgraded = upgrade(validated.value);
  return {
    definitions: upgraded.value.definitions,
    diagnostics: [...validated.diagnostics, ...upgraded.diagnostics],
  };
}

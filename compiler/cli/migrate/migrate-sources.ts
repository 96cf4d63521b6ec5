import type { Diagnostic, PhaseResult } from '../../diagnostic/diagnostic.ts';
import { parseSources } from '../../load/parse-sources.ts';
import type { Definition } from '../../model/definition.ts';
import type {
  DefinitionsByKind,
  SourceSet,
  ValidatedDocument,
  ValidatedOlderDocument,
} from '../../model/program.ts';
import type { SourceFile } from '../../source/source-file.ts';
import { upgrade } from '../../upgrade/upgrade.ts';
import { validate } from '../../validate/validate.ts';
import type { FixedFile } from '../fix/fix-sources.ts';
import { canonicalJson } from '../yaml/canonical-json.ts';
import { inlineScaling } from './inline-scaling.ts';
import { migrateFile } from './migrate-file.ts';
import { unkeptLayout } from './unkept-layout.ts';

/** What migrating an estate comes to, in order of path. */
export interface MigratedSources {
  readonly changed: readonly FixedFile[];
  /** Files of which nothing is left, since environments hold what they said. */
  readonly removed: readonly SourceFile[];
}

/**
 * Every older document of an estate as v2, in memory. Where anything is found, nothing is migrated: what v2 cannot
 * carry must be seen before it is gone.
 */
export function migrateSources(sources: SourceSet): PhaseResult<MigratedSources> {
  const before = readEstate(sources);
  if (before.diagnostics.length > 0) return { ...before, value: nothing };
  const inlined = inlineScaling(before.value.definitions);
  if (inlined.diagnostics.length > 0) return { ...inlined, value: nothing };
  const estate = readEstate(withTexts(sources, inlined.value)).value;
  const migrated = migrateFiles(estate);
  const texts = new Map([...inlined.value, ...migrated.value]);
  const after = withTexts(sources, texts);
  const diagnostics = [...migrated.diagnostics, ...unlikeDefinitions(estate, readEstate(after))];
  return { value: diagnostics.length > 0 ? nothing : compare(sources, texts), diagnostics };
}

const nothing: MigratedSources = { changed: [], removed: [] };

/** New texts of files by path; undefined for a file that goes. */
type Texts = ReadonlyMap<string, string | undefined>;

interface Estate {
  readonly documents: readonly ValidatedDocument[];
  readonly definitions: DefinitionsByKind;
}

function readEstate(sources: SourceSet): PhaseResult<Estate> {
  const loaded = parseSources(sources);
  const validated = validate(loaded.value);
  const upgraded = upgrade(validated.value);
  return {
    value: {
      documents: validated.value.documents,
      definitions: upgraded.value.definitions,
    },
    diagnostics: [...loaded.diagnostics, ...validated.diagnostics, ...upgraded.diagnostics],
  };
}

function withTexts(sources: SourceSet, texts: Texts): SourceSet {
  const definitions = sources.definitions.flatMap((file) => {
    if (!texts.has(file.path)) return [file];
    const text = texts.get(file.path);
    return text === undefined ? [] : [{ path: file.path, text }];
  });
  return { ...sources, definitions };
}

function migrateFiles({ documents }: Estate): PhaseResult<Texts> {
  const byFile = new Map<SourceFile, ValidatedOlderDocument[]>();
  for (const document of documents) {
    if (document.dialect === 'v2') continue;
    const { file } = document.document;
    const list = byFile.get(file);
    if (list === undefined) byFile.set(file, [document]);
    else list.push(document);
  }
  const texts = new Map<string, string | undefined>();
  const diagnostics: Diagnostic[] = [];
  for (const [file, older] of byFile) {
    const migrated = migrateFile(file, older);
    if (migrated === undefined) diagnostics.push(unkeptLayout(file));
    else texts.set(file.path, migrated.text);
  }
  return { value: texts, diagnostics };
}

/** Says which files hold other definitions than before, or none that can be read. */
function unlikeDefinitions(before: Estate, after: PhaseResult<Estate>): Diagnostic[] {
  const broken = new Set(
    after.diagnostics.map(({ place }) => ('span' in place ? place.file : place.document.file).path),
  );
  const now = meaningsOf(after.value);
  return [...meaningsOf(before)]
    .filter(([path, { meaning }]) => broken.has(path) || now.get(path)?.meaning !== meaning)
    .map(([, { file }]) => unkeptLayout(file));
}

/** What each file means, by its path; scaling objects have become part of environments. */
function meaningsOf({
  definitions,
}: Estate): ReadonlyMap<string, { readonly file: SourceFile; readonly meaning: string }> {
  const meanings = new Map<string, { file: SourceFile; meaning: string }>();
  const all: readonly Definition[] = Object.values(definitions).flat();
  for (const { kind, metadata, spec, source } of all) {
    if (kind === 'Scaling') continue;
    const { file } = source.document;
    const before = meanings.get(file.path)?.meaning ?? '';
    meanings.set(file.path, { file, meaning: before + canonicalJson({ kind, metadata, spec }) });
  }
  return meanings;
}

function compare({ definitions }: SourceSet, texts: Texts): MigratedSources {
  return {
    changed: definitions.flatMap(({ path, text }) => {
      const after = texts.get(path);
      return after === undefined || after === text ? [] : [{ path, before: text, after }];
    }),
    removed: definitions.filter(({ path }) => texts.has(path) && texts.get(path) === undefined),
  };
}

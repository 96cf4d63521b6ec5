import { migrateSources } from '../../../compiler/cli/migrate/migrate-sources.ts';
import { estate } from '../../support/estate.ts';

/** What migrating files comes to: their texts after it, those that go as undefined, and the codes of findings. */
export function migrateFiles(files: Readonly<Record<string, string>>): {
  readonly texts: Readonly<Record<string, string | undefined>>;
  readonly codes: readonly string[];
} {
  const { value, diagnostics } = migrateSources(estate(files));
  const changed = value.changed.map(({ path, after }) => [path, after] as const);
  const removed = value.removed.map(({ path }) => [path, undefined] as const);
  return {
    texts: Object.fromEntries([...changed, ...removed]),
    codes: diagnostics.map(({ code }) => code),
  };
}

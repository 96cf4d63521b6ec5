import { Option } from 'commander';
import { redact } from '../../diagnostic/redact.ts';
import { readSources } from '../../load/read-sources.ts';
import { countOf } from '../../report/count.ts';
import type { Command } from '../command.ts';
import { exitCode } from '../exit-code.ts';
import type { UnwrittenFile } from '../fix/write-sources.ts';
import { migrateSources } from '../migrate/migrate-sources.ts';
import type { MigratedSources } from '../migrate/migrate-sources.ts';
import { unifiedDiff } from '../migrate/unified-diff.ts';
import { writeMigrated } from '../migrate/write-migrated.ts';
import { reportRun, screenOf } from '../report-run.ts';
import { projectOption, reportOptions } from '../shared-options.ts';

/** `adac migrate`: older formats as v2, with their comments. */
export const migrateCommand: Command = {
  name: 'migrate',
  summary: 'rewrite older formats as v2, with their comments',
  arguments: [],
  options: [
    new Option('--write', 'write the files; without it, print what would change'),
    projectOption(),
    ...reportOptions(),
  ],
  examples: ['adac migrate', 'adac migrate --write'],
  run(_, options, terminal) {
    const read = readSources(options.project);
    const { value, diagnostics } =
      read.diagnostics.length > 0
        ? { ...read, value: { changed: [], removed: [] } }
        : migrateSources(read.value);
    const isWritten = options.write === true;
    const unwritten = isWritten ? writeMigrated(options.project, value) : [];
    const failed = new Set(unwritten.map(({ path }) => path));
    const [changed, removed] = [value.changed, value.removed].map((files) =>
      files.map(({ path }) => path).filter((path) => !failed.has(path)),
    );
    const { color } = screenOf(options, terminal);
    reportRun(
      {
        command: 'migrate',
        diagnostics,
        policyTypes: [],
        summary: { written: isWritten, changed, removed, unwritten },
        text: isWritten ? describeWritten(changed, removed) : describeDiff(value, color),
      },
      options,
      terminal,
    );
    terminal.err(describeUnwritten(unwritten));
    if (unwritten.length > 0) return exitCode.cannotRun;
    return diagnostics.length > 0 ? exitCode.errors : exitCode.done;
  },
};

function describeDiff({ changed, removed }: MigratedSources, color: boolean): string {
  const gone = removed.map(({ path, text }) => ({ path, before: text, after: undefined }));
  return [...changed, ...gone].map((file) => unifiedDiff(file, color)).join('');
}

function describeWritten(changed: readonly string[] = [], removed: readonly string[] = []): string {
  const lines = [...changed.map((path) => `~ ${path}`), ...removed.map((path) => `- ${path}`)];
  const text = lines.map((line) => `${redact(line)}\n`).join('');
  return `${text}migrated ${countOf(lines.length, 'file')}\n`;
}

function describeUnwritten(files: readonly UnwrittenFile[]): string {
  return files
    .map(({ path, reason }) => `adac: ${redact(path)} was not migrated: it ${reason}.\n`)
    .join('');
}

import { Option } from 'commander';
import { redact } from '../../diagnostic/redact.ts';
import { readSources } from '../../load/read-sources.ts';
import { parseSources } from '../../load/parse-sources.ts';
import { countOf } from '../../report/count.ts';
import type { Command } from '../command.ts';
import { exitCode } from '../exit-code.ts';
import type { ExitCode } from '../exit-code.ts';
import { writeSources } from '../fix/write-sources.ts';
import type { UnwrittenFile } from '../fix/write-sources.ts';
import { formatSources } from '../fmt/format-sources.ts';
import { reportRun } from '../report-run.ts';
import { projectOption, reportOptions } from '../shared-options.ts';

/** `adac fmt`: the YAML of the estate in canonical form. */
export const fmtCommand: Command = {
  name: 'fmt',
  findsChanges: true,
  summary: 'rewrite the YAML in canonical form, with its comments',
  arguments: [],
  options: [
    new Option('--check', 'write nothing, and say which files would change'),
    projectOption(),
    ...reportOptions(),
  ],
  examples: ['adac fmt', 'adac fmt --check'],
  run(_, options, terminal) {
    const read = readSources(options.project);
    const diagnostics = [...read.diagnostics, ...parseSources(read.value).diagnostics];
    const { changed, left } = formatSources(read.value, diagnostics);
    const isCheck = options.check === true;
    const unwritten = isCheck ? [] : writeSources(options.project, changed);
    const failed = new Set(unwritten.map(({ path }) => path));
    const paths = changed.map(({ path }) => path).filter((path) => !failed.has(path));
    reportRun(
      {
        command: 'fmt',
        diagnostics,
        policyTypes: [],
        summary: { changed: paths, left, unwritten },
        text: describeFormatted(paths, isCheck ? 'would change' : 'formatted'),
      },
      options,
      terminal,
    );
    terminal.err(describeLeft(left) + describeUnwritten(unwritten));
    if (left.length + unwritten.length > 0) return exitCode.cannotRun;
    return endOf(diagnostics.length > 0, isCheck && paths.length > 0);
  },
};

function describeFormatted(paths: readonly string[], verb: string): string {
  const lines = paths.map((path) => `~ ${redact(path)}\n`).join('');
  return `${lines}${verb} ${countOf(paths.length, 'file')}\n`;
}

function describeLeft(paths: readonly string[]): string {
  return paths
    .map((path) => `adac: ${redact(path)} stays as it is: its layout cannot be kept otherwise.\n`)
    .join('');
}

function describeUnwritten(files: readonly UnwrittenFile[]): string {
  return files
    .map(({ path, reason }) => `adac: ${redact(path)} was not formatted: it ${reason}.\n`)
    .join('');
}

function endOf(hasFindings: boolean, hasChanges: boolean): ExitCode {
  if (hasFindings) return exitCode.errors;
  return hasChanges ? exitCode.changes : exitCode.done;
}

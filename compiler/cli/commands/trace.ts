import { Argument, Option } from 'commander';
import { outputFolder } from '../../bundle/output-folder.ts';
import { recover } from '../../bundle/recover.ts';
import { CannotRunError } from '../../diagnostic/cannot-run-error.ts';
import { objectIdentities } from '../../emit/trace/object-identities.ts';
import { traceObject } from '../../emit/trace/trace-object.ts';
import type { PlacedProgram } from '../../model/placed-program.ts';
import { arrange } from '../../pipeline.ts';
import { policyPages } from '../../policy/policy-pages.ts';
import { formatPath } from '../../source/format-path.ts';
import type { Command, CommandOptions } from '../command.ts';
import { exitCode } from '../exit-code.ts';
import { startProgress } from '../progress.ts';
import { reportRun } from '../report-run.ts';
import { projectOption, reportOptions } from '../shared-options.ts';
import { describeTrace } from '../trace/describe-trace.ts';
import type { DescribedTrace } from '../trace/describe-trace.ts';
import { findInOutput, parseFileLine } from '../trace/find-in-output.ts';
import { formatTrace } from '../trace/format-trace.ts';
import { nearestIdentity } from '../trace/nearest-identity.ts';
import { originsOfTrace } from '../trace/origins-of-trace.ts';

/** `adac trace`: which definition an object of the output comes from, and where each of its fields was written. */
export const traceCommand: Command = {
  name: 'trace',
  summary: 'show which definition a manifest and each of its fields come from',
  arguments: [new Argument('<object>', 'Kind/namespace/name, Kind/name, or file:line of out/')],
  options: [
    new Option('--environment <name>', 'only the object of this environment'),
    projectOption(),
    ...reportOptions(),
  ],
  completes: new Map([['--environment', 'environment']]),
  examples: [
    'adac trace Deployment/finance/ledger-reader',
    'adac trace out/manifests/cloud/cloud/00/manifests.yaml:120',
  ],
  async run([wanted = ''], options, terminal) {
    recover(options.project);
    const progress = startProgress(terminal);
    const { diagnostics, policies, placed } = await arrange({
      root: options.project,
      onPhase: progress.onPhase,
      ...(options.environment === undefined ? {} : { environment: options.environment }),
    });
    progress.clear();
    const traces = placed === undefined ? [] : findTraces(placed, wanted, options);
    const width = Math.max(40, terminal.width);
    reportRun(
      {
        command: 'trace',
        diagnostics,
        policyTypes: policyPages(policies),
        ...(placed === undefined ? {} : { summary: { objects: traces.map(summarize) } }),
        text: traces.map((trace) => formatTrace(trace, width)).join('\n'),
      },
      options,
      terminal,
    );
    return placed === undefined ? exitCode.errors : exitCode.done;
  },
};

/** Throws CannotRunError where no environment has the object, or the line is none of the output's. */
function findTraces(
  placed: PlacedProgram,
  wanted: string,
  options: CommandOptions,
): readonly DescribedTrace[] {
  const output = outputFolder(placed.program);
  const fileLine = parseFileLine(wanted);
  const found =
    fileLine === undefined
      ? { identity: wanted, file: undefined, path: [] }
      : findInOutput({ root: options.project, output }, fileLine);
  const objects = traceObject(placed, found.identity).filter(
    ({ file }) => found.file === undefined || found.file === file,
  );
  if (objects.length === 0) {
    throw fileLine === undefined
      ? unknownObject(placed, found.identity)
      : outdated(found.identity, fileLine.file);
  }
  const originsOf = originsOfTrace(placed);
  return objects.map((object) => describeTrace(object, found.path, { output, originsOf }));
}

function outdated(identity: string, file: string): CannotRunError {
  return new CannotRunError(
    `The definitions of today give no "${identity}" in "${file}".`,
    'Run `adac compile`, and look again.',
  );
}

function unknownObject(placed: PlacedProgram, identity: string): CannotRunError {
  const nearest = nearestIdentity(identity, objectIdentities(placed));
  return new CannotRunError(
    `There is no object "${identity}".`,
    nearest === undefined ? howToName(identity) : `Did you mean "${nearest}"?`,
  );
}

function howToName(identity: string): string {
  return /^[A-Z][A-Za-z]*(?:\/[^/]+){1,2}$/.test(identity)
    ? 'Name it as the comment above it in out/ does, with the prefix of its environment.'
    : 'Name it as Kind/namespace/name, such as Deployment/finance/ledger-reader.';
}

function summarize({ fields, ...trace }: DescribedTrace): object {
  return {
    ...trace,
    fields: fields.map(({ path, value, origins }) => ({
      path: formatPath(path),
      value,
      origins,
    })),
  };
}

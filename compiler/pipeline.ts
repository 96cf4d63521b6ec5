import { bundle } from './bundle/bundle.ts';
import type { Diagnostic, PhaseResult } from './diagnostic/diagnostic.ts';
import { emit } from './emit/emit.ts';
import { link } from './link/link.ts';
import { parseSources } from './load/parse-sources.ts';
import { readSources } from './load/read-sources.ts';
import type { Bundle } from './model/output.ts';
import type { JudgedProgram, LinkedProgram } from './model/program.ts';
import { place } from './place/place.ts';
import { judge } from './policy/judge.ts';
import { upgrade } from './upgrade/upgrade.ts';
import { validate } from './validate/validate.ts';

/** The phases, as a summary counts their time. */
export type PhaseName =
  'load' | 'validate' | 'upgrade' | 'link' | 'policy' | 'place' | 'emit' | 'bundle';

export interface PipelineOptions {
  /** The project's folder. */
  readonly root: string;
  /** Only this environment is placed, emitted and written. */
  readonly environment?: string;
  /** False computes what would change, and writes nothing. */
  readonly write: boolean;
  /** Lets a compile remove an environment, or much of one. */
  readonly allowDestroy: boolean;
  /** Called when a phase begins and, with no name, when the last one has ended. */
  readonly onPhase: (phase: PhaseName | undefined) => void;
}

/** What a run of the pipeline gives; phases after one with errors are absent. */
export interface PipelineResult {
  readonly diagnostics: readonly Diagnostic[];
  readonly linked?: LinkedProgram;
  readonly judged?: JudgedProgram;
  readonly bundle?: Bundle;
}

/** Reads, checks and judges the estate: everything before placement. */
export async function check(options: PipelineOptions): Promise<PipelineResult> {
  const diagnostics: Diagnostic[] = [];
  const begin = options.onPhase;
  const keep = <Value>(result: PhaseResult<Value>): Value => {
    diagnostics.push(...result.diagnostics);
    return result.value;
  };
  const failed = (): boolean => diagnostics.some(({ severity }) => severity === 'error');

  begin('load');
  const loaded = keep(parseSources(keep(readSources(options.root))));
  begin('validate');
  const validated = keep(validate(loaded));
  // A file with a syntax error or an unknown key must not hide the findings of the files beside it,
  // but what is missing would look like an unknown reference: so the pipeline stops here.
  if (failed()) return { diagnostics };
  begin('upgrade');
  const upgraded = keep(upgrade(validated));
  if (failed()) return { diagnostics };
  begin('link');
  const linked = keep(link(upgraded));
  if (failed()) return { diagnostics };
  begin('policy');
  const judged = keep(await judge(linked));
  return failed() ? { diagnostics, linked } : { diagnostics, linked, judged };
}

/** The whole way from sources to files on disk. */
export async function compile(options: PipelineOptions): Promise<PipelineResult> {
  const checked = await check(options);
  const diagnostics = [...checked.diagnostics];
  const result = { ...checked, diagnostics };
  if (checked.judged === undefined) return result;
  const begin = options.onPhase;
  const keep = <Value>(phase: PhaseResult<Value>): Value => {
    diagnostics.push(...phase.diagnostics);
    return phase.value;
  };
  const failed = (): boolean => diagnostics.some(({ severity }) => severity === 'error');

  begin('place');
  const placed = keep(await place(checked.judged, options));
  if (failed()) return result;
  begin('emit');
  const manifests = keep(emit(placed));
  if (failed()) return result;
  begin('bundle');
  const written = keep(bundle(manifests, options));
  begin(undefined);
  return { ...result, bundle: written };
}

import { bundle, type BundleOptions } from './bundle/bundle.ts';
import { outputFolder } from './bundle/output-folder.ts';
import { indexPath } from './bundle/output-index.ts';
import type { Diagnostic, PhaseResult } from './diagnostic/diagnostic.ts';
import { CannotRunError } from './diagnostic/cannot-run-error.ts';
import { suggest } from './diagnostic/suggest.ts';
import { emit } from './emit/emit.ts';
import { link } from './link/link.ts';
import { readCommittedFile } from './load/read-committed-file.ts';
import { parseSources } from './load/parse-sources.ts';
import { readCommitDate } from './load/read-commit-date.ts';
import { readSources } from './load/read-sources.ts';
import type { Bundle } from './model/output.ts';
import type { JudgedProgram, LinkedProgram, SourceSet } from './model/program.ts';
import type { PlacedProgram } from './model/placed-program.ts';
import type { PlacementAssessment } from './model/placement-assessment.ts';
import type { PlacementExplanation } from './model/placement-explanation.ts';
import { assessPlacement } from './place/assess-placement.ts';
import { explainPlacement } from './place/explain-placement.ts';
import type { PlaceOptions } from './place/estate.ts';
import { place } from './place/place.ts';
import { supposeChange } from './place/what-if.ts';
import { judgeEstate } from './policy/judge-estate.ts';
import { judge } from './policy/judge.ts';
import type { SourceFile } from './source/source-file.ts';
import { upgrade } from './upgrade/upgrade.ts';
import { validate } from './validate/validate.ts';

/** The phases, as a summary counts their time. */
export type PhaseName =
  'load' | 'validate' | 'upgrade' | 'link' | 'policy' | 'place' | 'emit' | 'bundle';

export interface CheckOptions {
  /** The project's folder. */
  readonly root: string;
  /** Called when a phase begins and, with no name, when the last one has ended. */
  readonly onPhase: (phase: PhaseName | undefined) => void;
  /** The day that waivers are compared with, `YYYY-MM-DD`; that of the last commit unless given. */
  readonly today?: string | undefined;
}

export interface PlacementOptions extends CheckOptions {
  /** Only this environment is placed, emitted and written. */
  readonly environment?: string;
  /** Places as if nothing were locked, whatever has to move. */
  readonly rebalance?: boolean;
}

export interface SupposeOptions extends PlacementOptions {
  /** A change in words that is supposed before placing. */
  readonly whatIf?: string;
}

export interface PipelineOptions extends PlacementOptions {
  /** False computes what would change, and writes nothing. */
  readonly write: boolean;
  /** Lets a compile remove an environment, or much of one. */
  readonly allowDestroy: boolean;
  /** A Git revision whose output costs are compared with; the output on the disk unless given. */
  readonly base?: string;
}

/** What a run of the pipeline gives; phases after one with errors are absent. */
export interface PipelineResult {
  readonly diagnostics: readonly Diagnostic[];
  /** The estate's Rego, for the pages of its findings. */
  readonly policies: readonly SourceFile[];
  readonly linked?: LinkedProgram;
  readonly judged?: JudgedProgram;
  readonly placed?: PlacedProgram;
  readonly assessments?: readonly PlacementAssessment[];
  readonly explanations?: readonly PlacementExplanation[];
  readonly bundle?: Bundle;
}

/** Reads, checks and judges the estate: everything before placement. */
export async function check(options: CheckOptions): Promise<PipelineResult> {
  const result = await checkPhases(options);
  options.onPhase(undefined);
  return result;
}

/** Sources to a placement, with a change supposed where one is asked for; writes nothing. */
export async function arrange(options: SupposeOptions): Promise<PipelineResult> {
  const checked = await checkPhases(options);
  const judged = supposedOf(checked, options);
  if (judged === undefined) return checked;
  const { diagnostics, keep, failed } = collect(checked.diagnostics);
  options.onPhase('place');
  const placed = keep(await placeJudged(judged, { ...options, proveOrders: 'thoroughly' }));
  if (failed()) {
    options.onPhase(undefined);
    return { ...checked, diagnostics };
  }
  const assessments = await assessPlacement(placed);
  options.onPhase(undefined);
  return { ...checked, diagnostics, placed, assessments };
}

/** Why one agent stands where it does, in every environment that runs it; writes nothing. */
export async function explainAgent(
  agent: string,
  options: SupposeOptions,
): Promise<PipelineResult> {
  const checked = await checkPhases(options);
  const judged = supposedOf(checked, options);
  if (judged === undefined) return checked;
  const { diagnostics, keep, failed } = collect(checked.diagnostics);
  options.onPhase('place');
  const explanations = keep(await explainPlacement(judged, agent, options));
  options.onPhase(undefined);
  return failed() ? { ...checked, diagnostics } : { ...checked, diagnostics, explanations };
}

function supposedOf(
  { judged }: PipelineResult,
  { environment, whatIf }: SupposeOptions,
): JudgedProgram | undefined {
  if (judged === undefined) return undefined;
  if (environment !== undefined) requireEnvironment(judged, environment);
  if (whatIf === undefined) return judged;
  return { ...judged, program: supposeChange(judged.program, whatIf, environment) };
}

/** The whole way from sources to files on disk. */
export async function compile(options: PipelineOptions): Promise<PipelineResult> {
  const result = await compilePhases(options);
  options.onPhase(undefined);
  return result;
}

async function compilePhases(options: PipelineOptions): Promise<PipelineResult> {
  const checked = await checkPhases(options);
  if (checked.judged === undefined) return checked;
  if (options.environment !== undefined) requireEnvironment(checked.judged, options.environment);
  const { diagnostics, keep, failed } = collect(checked.diagnostics);
  options.onPhase('place');
  const placed = keep(await placeJudged(checked.judged, { ...options, proveOrders: 'briefly' }));
  if (failed()) return { ...checked, diagnostics };
  options.onPhase('emit');
  const manifests = keep(emit(placed));
  if (failed()) return { ...checked, diagnostics };
  options.onPhase('bundle');
  const written = keep(bundle(manifests, { ...options, ...baseOf(placed, options) }));
  return failed() ? { ...checked, diagnostics } : { ...checked, diagnostics, bundle: written };
}

/** The index that costs are compared with, where that is not the one on the disk. */
function baseOf(
  { program }: PlacedProgram,
  { root, base }: PipelineOptions,
): Pick<BundleOptions, 'baseIndex'> {
  if (base === undefined) return {};
  return { baseIndex: readCommittedFile(root, base, `${outputFolder(program)}/${indexPath}`) };
}

/** Places, and lets the rules judge that look at the whole estate. */
async function placeJudged(
  judged: JudgedProgram,
  options: PlacementOptions & PlaceOptions,
): Promise<PhaseResult<PlacedProgram>> {
  const placed = await place(judged, options);
  if (placed.diagnostics.some(({ severity }) => severity === 'error')) return placed;
  options.onPhase('policy');
  const { diagnostics } = await judgeEstate(placed.value);
  return { value: placed.value, diagnostics: [...placed.diagnostics, ...diagnostics] };
}

/** Throws CannotRunError where the estate has no environment of that name. */
function requireEnvironment({ program }: JudgedProgram, wanted: string): void {
  const names = program.environments.map(({ name }) => name);
  if (names.includes(wanted)) return;
  const nearest = suggest(wanted, names);
  throw new CannotRunError(
    `There is no environment "${wanted}".`,
    nearest === undefined
      ? `The environments are ${names.map((name) => `"${name}"`).join(', ')}.`
      : `Did you mean "${nearest}"?`,
  );
}

/** Checks sources that have been read, as `check` does; what reading them found comes first. */
export async function checkSources(
  read: PhaseResult<SourceSet>,
  options: CheckOptions,
): Promise<PipelineResult> {
  options.onPhase('load');
  const result = await judgeSources(read, options);
  options.onPhase(undefined);
  return result;
}

async function checkPhases(options: CheckOptions): Promise<PipelineResult> {
  options.onPhase('load');
  return judgeSources(readSources(options.root), options);
}

/** Reads and links the estate, for what asks of definitions and not whether they may run. */
export function linkProject(root: string): PipelineResult {
  return linkSources(readSources(root), () => undefined);
}

function linkSources(
  read: PhaseResult<SourceSet>,
  onPhase: CheckOptions['onPhase'],
): PipelineResult {
  const { diagnostics, keep, failed } = collect();
  const sources = keep(read);
  const { policies } = sources;
  const loaded = keep(parseSources(sources));
  onPhase('validate');
  const validated = keep(validate(loaded));
  if (failed()) return { diagnostics, policies };
  onPhase('upgrade');
  const upgraded = keep(upgrade(validated));
  if (failed()) return { diagnostics, policies };
  onPhase('link');
  const linked = keep(link(upgraded));
  return failed() ? { diagnostics, policies } : { diagnostics, policies, linked };
}

async function judgeSources(
  read: PhaseResult<SourceSet>,
  options: CheckOptions,
): Promise<PipelineResult> {
  const result = linkSources(read, options.onPhase);
  if (result.linked === undefined) return result;
  const { diagnostics, keep, failed } = collect(result.diagnostics);
  options.onPhase('policy');
  const judged = keep(await judge(result.linked, { today: todayOf(result.linked, options) }));
  return failed() ? { ...result, diagnostics } : { ...result, diagnostics, judged };
}

/** Git is asked only where there are waivers, which need the day. */
function todayOf(
  { definitions }: LinkedProgram,
  { root, today }: CheckOptions,
): string | undefined {
  return today ?? (definitions.PolicyWaiver.length > 0 ? readCommitDate(root) : undefined);
}

/** Gathers what the phases find, and tells whether the next one may run. */
function collect(found: readonly Diagnostic[] = []): {
  readonly diagnostics: Diagnostic[];
  readonly keep: <Value>(result: PhaseResult<Value>) => Value;
  readonly failed: () => boolean;
} {
  const diagnostics = [...found];
  return {
    diagnostics,
    keep(result) {
      for (const diagnostic of result.diagnostics) diagnostics.push(diagnostic);
      return result.value;
    },
    failed: () => diagnostics.some(({ severity }) => severity === 'error'),
  };
}

import type { Place } from '../source/place.ts';
import type { CostForecast, PlacedProgram } from './placed-program.ts';

/** Takes text; the writer behind it keeps one buffer for all files. */
export interface TextSink {
  write(text: string): void;
}

/** Takes text, and bytes that are none. */
export interface OutputSink extends TextSink {
  writeBytes(bytes: Uint8Array): void;
}

/** One file that the compiler owns, rendered when it is asked for, so that only one is in memory at a time. */
export interface OutputFile {
  /** Relative to the output folder, with forward slashes. */
  readonly path: string;
  /** The environment that it belongs to. */
  readonly environment: string;
  /** Kubernetes objects in it; 0 for other files. */
  readonly objects: number;
  /** Where a finding about the file as a whole points: a cluster, a namespace, an environment. */
  readonly place: Place;
  /** Equal input gives equal text, however often it is called. */
  render(sink: OutputSink): void;
}

export interface ManifestSet {
  readonly placed: PlacedProgram;
  /** Files below `manifests/` and `argocd/`; sorted by path. */
  readonly files: readonly OutputFile[];
}

/** What writing the output did, or would do. */
export interface OutputChanges {
  /** Paths relative to the output folder, sorted. */
  readonly created: readonly string[];
  readonly changed: readonly string[];
  readonly deleted: readonly string[];
  readonly unchanged: number;
  /** Lines of `adac.lock` that come and go. */
  readonly lock: { readonly added: number; readonly removed: number };
}

/** Everything that the compile owns on disk. */
export interface Bundle {
  readonly placed: PlacedProgram;
  /** Kubernetes objects by environment. */
  readonly objects: Readonly<Record<string, number>>;
  /** Files by environment. */
  readonly files: Readonly<Record<string, number>>;
  readonly changes: OutputChanges;
  readonly before: CostsBefore | undefined;
}

/**
 * The environments that an output held before, each with what it cost then where the output says so; absent where
 * there was no output.
 */
export type CostsBefore = ReadonlyMap<string, CostForecast | undefined>;

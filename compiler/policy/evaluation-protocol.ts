import type { PolicyData } from './policy-data.ts';
import type { WasmModule } from './web-assembly.ts';

/** What the thread that evaluates is started with. */
export interface WorkerSettings {
  readonly module: WasmModule;
  /** What is asked of the module. */
  readonly entrypoint: string;
  /** Bound of the policy's memory in pages of 64 KiB. */
  readonly maximumPages: number;
  /** One 32-bit number: the input of the batch that is being judged. */
  readonly progress: SharedArrayBuffer;
}

/** Inputs of definitions that the same sets judge, as JSON in UTF-8, one after the other. */
export interface Batch {
  readonly sets: readonly string[];
  readonly data: PolicyData;
  readonly text: Uint8Array<ArrayBuffer>;
  /** Where each input ends in `text`. */
  readonly ends: readonly number[];
}

/** Why an input could not be judged. */
export type FailureReason =
  'timeout' | 'memory' | 'conflict' | 'trap' | 'no-decision' | 'result-too-large' | 'ended';

/** Why a module cannot be used at all. */
export type UnusableReason =
  'wrong-abi' | 'not-a-policy' | 'needs-host' | 'no-entrypoint' | 'no-start';

/** What the rules found in one definition, as they gave it. */
export type Findings = readonly unknown[];

/** What the thread says. */
export type WorkerMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'unusable'; readonly reason: UnusableReason }
  /** Decisions of the inputs that have findings, by their index in the batch. */
  | { readonly kind: 'judged'; readonly decisions: readonly (readonly [number, Findings])[] }
  | { readonly kind: 'failed'; readonly index: number; readonly reason: FailureReason };

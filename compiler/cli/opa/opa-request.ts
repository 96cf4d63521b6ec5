/** Rego of the policies folder; paths are relative to it, with forward slashes. */
export interface RegoFile {
  readonly path: string;
  readonly text: string;
}

/** What is asked of the Go program over OPA (`tools/opa`). */
export type OpaRequest = { readonly files: readonly RegoFile[] } & (
  | { readonly command: 'build'; readonly entrypoints: readonly string[] }
  | { readonly command: 'check'; readonly schemas: Readonly<Record<string, object>> }
  | { readonly command: 'test' }
  | { readonly command: 'format' }
  | {
      readonly command: 'evaluate';
      readonly query: string;
      readonly inputs: readonly object[];
      readonly data?: object;
    }
);

/** One thing that is wrong with the policies. */
export interface RegoMistake {
  /** Empty where it concerns all of them. */
  readonly path: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in bytes. */
  readonly column: number;
  readonly message: string;
}

/** One Rego test and how it ended. */
export interface RegoTest {
  readonly package: string;
  readonly name: string;
  readonly path: string;
  readonly line: number;
  readonly passed: boolean;
  /** How it failed; empty where it passed. */
  readonly message: string;
  readonly seconds: number;
}

/** Which lines of a rule its tests reached. */
export interface RegoCoverage {
  readonly path: string;
  /** Number of lines that were reached. */
  readonly covered: number;
  /** Lines that were not. */
  readonly missed: readonly number[];
}

/** What OPA answers: what the command gives, or mistakes. */
export interface OpaAnswer {
  readonly mistakes: readonly RegoMistake[];
  readonly module: Uint8Array | undefined;
  /** Paths of keys of the input that the rules read. */
  readonly reads: readonly (readonly string[])[];
  /** Files that OPA formats otherwise than they are. */
  readonly files: readonly RegoFile[];
  readonly tests: readonly RegoTest[];
  readonly coverage: readonly RegoCoverage[];
  readonly values: readonly unknown[];
}

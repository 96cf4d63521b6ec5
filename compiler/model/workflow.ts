import type { Parameter, Parameters } from './agent.ts';
import type { JsonValue } from './json.ts';

/** A step runs exactly one of `agent`, `team`, `workflow` and `approval`. */
export interface WorkflowStep {
  readonly id: string;
  readonly agent?: string;
  readonly team?: string;
  readonly workflow?: string;
  readonly approval?: { readonly roles: readonly string[]; readonly timeout?: string };
  readonly dependsOn?: readonly string[];
  readonly parallelWith?: readonly string[];
  /** CEL condition. */
  readonly when?: string;
  /** Expression that gives a list; `${item}` is its element. */
  readonly forEach?: string;
  /** Values or expressions for the inputs of what the step runs. */
  readonly inputs?: Readonly<Record<string, JsonValue>>;
  /** The outputs that later steps may read. */
  readonly outputs?: readonly string[];
  readonly timeout?: string;
  readonly retry?: { readonly max: number; readonly backoff?: string };
  readonly onError?: 'fail' | 'continue';
}

export interface WorkflowSpec {
  readonly inputs?: Parameters;
  /** Keys that steps may read as `${context.k}`; absent in the flat format, where they are untyped. */
  readonly context?: Readonly<Record<string, Parameter>>;
  readonly steps: readonly WorkflowStep[];
  readonly outputs?: Readonly<Record<string, JsonValue>>;
  readonly timeout?: string;
  /** Types that cannot be told to fit are findings too. */
  readonly strict?: boolean;
}

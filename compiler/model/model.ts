import type { ResourceSpec, Tier } from './agent.ts';

export interface ModelSpec {
  readonly provider: string;
  /** The provider's identifier, such as `claude-3-5-sonnet-20241022`. */
  readonly id: string;
  readonly tier?: Tier;
  /** Exactly one of the keys. */
  readonly serving: {
    readonly api?: { readonly host: string };
    readonly vllm?: ServedModel;
    readonly ollama?: ServedModel;
  };
  /** USD per million tokens. */
  readonly price?: { readonly input: number; readonly output: number };
  readonly limits?: { readonly requestsPerMinute?: number; readonly tokensPerMinute?: number };
  /** Tokens. */
  readonly contextWindow?: number;
}

export interface ServedModel {
  readonly image: string;
  readonly replicas: number;
  readonly resources: ResourceSpec;
}

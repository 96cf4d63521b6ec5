/** An operation that a tool offers. */
export interface ToolOperation {
  readonly name: string;
  readonly description?: string;
  readonly destructive?: boolean;
  readonly scopes?: readonly string[];
}

/** Exactly one of `mcp`, `http` and `function`. */
export interface ToolSpec {
  readonly mcp?: {
    readonly transport: 'streamable-http' | 'sse' | 'stdio';
    readonly url?: string;
    readonly image?: string;
  };
  readonly http?: { readonly url: string };
  readonly function?: { readonly handler: string };
  readonly operations: readonly ToolOperation[];
  readonly egress?: readonly string[];
}

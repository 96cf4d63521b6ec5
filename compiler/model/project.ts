import type { AgentSpec } from './agent.ts';

export interface ProjectSpec {
  /** Globs of definitions; one that is written here and matches nothing is an error. */
  readonly sources?: readonly string[];
  /** Folder that the compiler owns; `out` unless given. */
  readonly output?: string;
  /** For definitions that name none. */
  readonly namespace?: string;
  /** Preset → image reference with digest. */
  readonly images?: Readonly<Record<string, string>>;
  /** Registries, or paths in them, that images may come from; any, unless given. */
  readonly registries?: readonly string[];
  /** Policy sets that environments may name: folders of `policies/`. */
  readonly policySets?: readonly string[];
  /** Codes of rules whose warnings count as errors. */
  readonly policyErrors?: readonly string[];
  /** By namespace: what its agents get where they say nothing. */
  readonly defaults?: Readonly<Record<string, NamespaceDefaults>>;
  /** What Argo CD reads. */
  readonly git?: { readonly repository: string; readonly branch: string; readonly path?: string };
  readonly limits?: {
    /** Duration that one policy batch may take. */
    readonly policyTimeout?: string;
  };
}

export interface NamespaceDefaults {
  readonly owners?: readonly string[];
  readonly spec?: AgentSpec;
}

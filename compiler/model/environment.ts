import type { AgentSpec, Framework } from './agent.ts';
import type { HostedModel, PlatformSpec } from './platform.ts';
import type { ScalingSpec } from './scaling.ts';

/** Which definitions: exactly one of the keys besides `size`. */
export interface Selection {
  readonly agent?: string;
  readonly fleet?: string;
  readonly team?: string;
  readonly workflow?: string;
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  /** Instances in this environment, for an agent or a fleet (divided by the members' counts). */
  readonly size?: number;
}

/** Shared runtime for pooled agents of one framework and image. */
export interface RuntimeClassSpec {
  readonly name: string;
  readonly framework: Framework;
  /** A preset of `adac.yaml` or an image. */
  readonly image: string;
  readonly lightweight: boolean;
  readonly slotsPerPod: number;
  readonly perSlot: {
    readonly cpu: string | number;
    readonly memory: string | number;
    readonly storage: string | number;
  };
  /** Agents of different trust boundaries of one namespace may share a pod. */
  readonly mixesTrust?: boolean;
}

/** Merged over the definitions that it selects. */
export interface Overlay {
  readonly select: Selection;
  readonly spec: AgentSpec;
}

export interface EnvironmentSpec {
  readonly clusters: readonly { readonly name: string; readonly shards?: number }[];
  readonly definitions: readonly Selection[];
  readonly policySets: readonly string[];
  /** Codes of rules whose warnings count as errors here, beside those of `adac.yaml`. */
  readonly policyErrors?: readonly string[];
  readonly overlays?: readonly Overlay[];
  readonly runtimeClasses?: readonly RuntimeClassSpec[];
  readonly scaling?: { readonly name: string } | ScalingSpec;
  readonly namespacePrefix?: string;
  /** Agents that run after each rollout phase, ascending; the last is the whole environment. */
  readonly phases?: readonly number[];
  readonly budget?: { readonly usdPerMonth: number };
  /** Share of slots that must stay free, in percent. */
  readonly headroom?: { readonly percent: number };
  readonly survive?: {
    readonly nodes: number;
    readonly enforcement: 'required' | 'report';
  };
  /** Models that it serves itself, and on which nodes. */
  readonly models?: readonly HostedModel[];
  readonly platform?: PlatformSpec;
}

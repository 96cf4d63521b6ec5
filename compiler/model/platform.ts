/** A Service of the cluster; its pods listen on the same port. */
export interface ServiceReference {
  readonly service: string;
  readonly namespace: string;
  readonly port: number;
}

/** A part of the platform that Argo CD installs from a Helm chart. */
export type PlatformChart =
  | 'argo-rollouts'
  | 'descheduler'
  | 'keda'
  | 'kube-prometheus-stack'
  | 'node-feature-discovery'
  | 'opentelemetry-collector';

/** What the clusters of an environment offer beside Kubernetes. */
export interface PlatformSpec {
  /** Agents talk through it, and scaled ones follow the depth of their queues there. */
  readonly redis?: ServiceReference;
  /** Registers agents. */
  readonly postgres?: ServiceReference;
  /** Scrapes agents, judges alerts and analyses roll-outs. */
  readonly prometheus?: ServiceReference;
  /** Takes traces over OTLP and gRPC. */
  readonly telemetry?: ServiceReference & {
    /** Percent of traces; 10 unless given. */
    readonly sampledPercent?: number;
  };
  readonly charts?: readonly PlatformChart[];
  /** Names of secrets that the namespaces of agents hold, each with its keys. */
  readonly secrets?: Readonly<Record<string, readonly string[]>>;
}

/** A model that an environment serves itself. */
export interface HostedModel {
  /** A `Model`, by name or `namespace/name`. */
  readonly name: string;
  /** Needed where the environment has several clusters. */
  readonly cluster?: string;
  readonly pool: string;
}

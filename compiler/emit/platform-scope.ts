import type { JsonObject } from '../model/json.ts';
import type { PlatformSpec, ServiceReference } from '../model/platform.ts';
import { constant } from './write-yaml.ts';

/** What the workloads of an environment need to know of the platform beneath them. */
export interface PlatformScope {
  readonly spec: PlatformSpec;
  /** Environment variables that name its services to every agent. */
  readonly variables: readonly JsonObject[];
  /** Rules of a network policy that let agents call its services. */
  readonly egress: readonly JsonObject[];
}

/** The platform of an environment; empty where it declares none. */
export function platformScope(spec: PlatformSpec = {}): PlatformScope {
  const { redis, postgres, telemetry } = spec;
  return {
    spec,
    variables: [
      ...(redis === undefined ? [] : [variable('ADAC_REDIS_ADDRESS', addressOf(redis))]),
      ...(postgres === undefined ? [] : [variable('ADAC_POSTGRES_ADDRESS', addressOf(postgres))]),
      ...(telemetry === undefined ? [] : telemetryVariables(telemetry)),
    ],
    egress: egressTo([redis, postgres, telemetry]),
  };
}

/** `host:port` of a Service; the name without a cluster domain works in every cluster. */
export function addressOf({ service, namespace, port }: ServiceReference): string {
  return `${service}.${namespace}.svc:${port}`;
}

/** What selects a namespace by name. */
export function inNamespace(name: string): JsonObject {
  return { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } } };
}

/** Variables that every OpenTelemetry SDK reads; traces are kept or dropped as a whole, by the caller's decision. */
function telemetryVariables(telemetry: NonNullable<PlatformSpec['telemetry']>): JsonObject[] {
  const share = (telemetry.sampledPercent ?? 10) / 100;
  return [
    variable('OTEL_EXPORTER_OTLP_ENDPOINT', `http://${addressOf(telemetry)}`),
    variable('OTEL_EXPORTER_OTLP_PROTOCOL', 'grpc'),
    variable('OTEL_TRACES_SAMPLER', 'parentbased_traceidratio'),
    variable('OTEL_TRACES_SAMPLER_ARG', String(share)),
  ];
}

function variable(name: string, value: string): JsonObject {
  return constant({ name, value });
}

/** One rule for each namespace and port, however many services share them. */
function egressTo(services: readonly (ServiceReference | undefined)[]): readonly JsonObject[] {
  const rules = new Map<string, JsonObject>();
  for (const service of services) {
    if (service === undefined) continue;
    const { namespace, port } = service;
    rules.set(
      `${namespace}:${port}`,
      constant({ to: [inNamespace(namespace)], ports: [{ port }] }),
    );
  }
  return [...rules.values()];
}

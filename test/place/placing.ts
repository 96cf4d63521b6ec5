import type { PhaseResult } from '../../compiler/diagnostic/diagnostic.ts';
import type { NodePool } from '../../compiler/model/cluster.ts';
import type { EnvironmentSpec } from '../../compiler/model/environment.ts';
import type { PlacedEnvironment, PlacedProgram } from '../../compiler/model/placed-program.ts';
import type { LinkedEnvironment, LinkedProgram } from '../../compiler/model/program.ts';
import type { ResolvedAgent } from '../../compiler/model/resolved-agent.ts';
import type { Counts } from '../../compiler/place/counts.ts';
import { dimensionsOf } from '../../compiler/place/dimensions.ts';
import type { PlaceOptions } from '../../compiler/place/estate.ts';
import { place } from '../../compiler/place/place.ts';
import { poolsOf, specsOf, type Pool } from '../../compiler/place/pool.ts';
import { tenantOf, type Tenant } from '../../compiler/place/workload.ts';
import { locate } from '../../compiler/source/locate.ts';
import {
  definition,
  linkedEnvironment,
  linkedProgram,
  resolvedAgent,
  runtimeClass,
  sourceSet,
} from '../support/builders.ts';

const mebibyte = 2 ** 20;

/** Places environments that policy has let pass. */
export function placeAll(
  environments: readonly LinkedEnvironment[],
  lock?: string,
  options: PlaceOptions = {},
): Promise<PhaseResult<PlacedProgram>> {
  return place(
    { program: programOf(environments, lock), judged: 0, rules: 0, waived: [] },
    options,
  );
}

export function programOf(
  environments: readonly LinkedEnvironment[],
  lock?: string,
): LinkedProgram {
  return linkedProgram(environments, { sources: sourceSet({ lock }) });
}

/** The only environment of a placement without findings. */
export function onlyEnvironment({
  value,
  diagnostics,
}: PhaseResult<PlacedProgram>): PlacedEnvironment {
  const [first] = value.environments;
  if (first === undefined || diagnostics.length > 0) {
    throw new Error(`not placed: ${diagnostics.map(({ message }) => message).join(' ')}`);
  }
  return first;
}

/** Findings as lines: code, message and help. */
export function findingsOf({ diagnostics }: PhaseResult<PlacedProgram>): readonly string[] {
  return diagnostics.map(({ code, message, help }) => `${code}: ${message} ${help ?? ''}`.trim());
}

/** The path in its document where each finding points. */
export function pathsOf({ diagnostics }: PhaseResult<PlacedProgram>): readonly string[] {
  return diagnostics.map(({ place }) =>
    'path' in place ? place.path.join('.') : locate(place).file.path,
  );
}

export interface EnvironmentShape {
  readonly name?: string;
  readonly pools: readonly NodePool[];
  readonly agents: readonly ResolvedAgent[];
  readonly spec?: Partial<EnvironmentSpec>;
  readonly phases?: readonly number[];
  readonly cluster?: string;
  readonly namespacePrefix?: string;
}

/** An environment on one cluster, `local` unless named. */
export function environmentOn(shape: EnvironmentShape): LinkedEnvironment {
  const { name = 'test', pools, spec, phases, cluster = 'local', namespacePrefix = '' } = shape;
  const agents = [...shape.agents].sort((a, b) => (a.id < b.id ? -1 : 1));
  return linkedEnvironment({
    name,
    agents,
    namespacePrefix,
    ...(phases === undefined ? {} : { phases }),
    clusters: [{ name: cluster, shards: 1, definition: definition('Cluster', cluster, { pools }) }],
    definition: definition('Environment', name, {
      clusters: [{ name: cluster }],
      definitions: [],
      policySets: [],
      ...spec,
    }),
  });
}

/** A pooled agent whose slots ask for next to nothing, unless overridden. */
export function pooledAgent(
  name: string,
  instances: number,
  overrides: Partial<ResolvedAgent> & {
    readonly weight?: number;
    readonly slotsPerPod?: number;
  } = {},
): ResolvedAgent {
  const { weight = 1, slotsPerPod = 10, ...rest } = overrides;
  return resolvedAgent({
    name,
    instances,
    minInstances: instances,
    hosting: { mode: 'pooled', weight, runtimeClass: runtimeClass({ slotsPerPod }) },
    demand: { milliCpu: 1, memory: mebibyte, storage: mebibyte, accelerators: {} },
    ...rest,
  });
}

/** A dedicated agent of so many millicores. */
export function dedicatedAgent(
  name: string,
  instances: number,
  milliCpu: number,
  overrides: Partial<ResolvedAgent> = {},
): ResolvedAgent {
  return resolvedAgent({
    name,
    instances,
    minInstances: instances,
    demand: { milliCpu, memory: mebibyte, storage: mebibyte, accelerators: {} },
    ...overrides,
  });
}

/** What placement works on inside. */
export function insideOf(environment: LinkedEnvironment): {
  readonly tenant: Tenant;
  readonly pools: readonly Pool[];
} {
  const specs = specsOf([environment]).map(({ spec }) => spec);
  const dimensions = dimensionsOf(
    specs,
    environment.agents.map(({ demand }) => demand),
  );
  const pools = poolsOf([environment], dimensions);
  return { tenant: tenantOf(environment, pools, dimensions), pools };
}

/** Counts from rows such as `{ 'default/a': { 'local/main': 3 } }`. */
export function countsFrom(
  { tenant, pools }: { readonly tenant: Tenant; readonly pools: readonly Pool[] },
  rows: Readonly<Record<string, Readonly<Record<string, number>>>>,
): Counts {
  return tenant.environment.agents.map(({ id }) =>
    pools.flatMap((pool) => {
      const instances = rows[id]?.[pool.key] ?? 0;
      return instances === 0 ? [] : [{ pool, instances }];
    }),
  );
}

/** `agent -> pool=instances …` of a placement, a line each. */
export function sharesText({ assignments }: PlacedEnvironment): readonly string[] {
  return assignments.map(({ agent, shares }) =>
    [agent.name, ...shares.map(({ pool, instances }) => `${pool}=${instances}`)].join(' '),
  );
}

import type { PlatformChart } from '../model/platform.ts';
import type { EnvironmentCluster } from '../model/program.ts';
import type { ApplicationPlan } from './application-plan.ts';
import { chartRelease, type ChartRelease } from './platform-charts.ts';

/** A chart on one of an environment's clusters. */
export interface PlatformRelease {
  readonly chart: PlatformChart;
  readonly cluster: EnvironmentCluster;
  readonly release: ChartRelease;
}

/** The charts that an environment switches on, for each of its clusters; sorted by cluster and chart. */
export function releasesOf({ environment }: ApplicationPlan): readonly PlatformRelease[] {
  const { platform = {} } = environment.definition.spec;
  const charts = [...(platform.charts ?? [])].sort();
  return environment.clusters.flatMap((cluster) =>
    charts.map((chart) => ({ chart, cluster, release: chartRelease(chart, platform) })),
  );
}

import type { PlacedProgram } from '../model/placed-program.ts';
import type { PlacementAssessment } from '../model/placement-assessment.ts';
import { settleEstate } from './estate.ts';
import { packPods } from './packing.ts';
import { phaseReports } from './phase-reports.ts';

/**
 * Looks closer at a placement than every compile has time for: what each rollout phase comes to.
 */
export async function assessPlacement(
  placed: PlacedProgram,
): Promise<readonly PlacementAssessment[]> {
  const { program, lock } = placed;
  // With its own lock a placement is found again as it is.
  const sources = { ...program.sources, lock };
  const { value: estate } = await settleEstate({ ...program, sources }, {});
  if (estate === undefined) return [];
  const { pools } = estate;
  const standing = [...estate.standing.values()];
  const packing = await packPods(
    pools,
    standing.flatMap(({ pods }) => pods),
  );
  const names = new Set(placed.environments.map(({ environment }) => environment.name));
  const assessments = standing
    .filter(({ tenant }) => names.has(tenant.environment.name))
    .map(async (placement) => ({
      environment: placement.tenant.environment.name,
      phases: await phaseReports(placement, { pools, standing, packing }),
    }));
  return Promise.all(assessments);
}

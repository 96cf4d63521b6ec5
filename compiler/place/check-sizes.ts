import { diagnose, type Diagnostic } from '../diagnostic/diagnostic.ts';
import { at } from '../source/origin.ts';
import { placeFindings } from './findings.ts';
import { formatCount } from './format-number.ts';
import { fits, shortDimension } from './vector.ts';
import { podDemand, type Tenant, type Workload } from './workload.ts';

/** Agents of which not even one instance could run on an empty node of a pool that may host it. */
export function checkSizes(tenant: Tenant): readonly Diagnostic[] {
  return tenant.workloads.flatMap((workload) => {
    if (workload.instances === 0) return [];
    return checkWeight(workload) ?? checkDemand(tenant, workload) ?? [];
  });
}

function checkWeight({ unit, sample }: Workload): Diagnostic[] | undefined {
  if (unit === undefined || unit.weight <= unit.runtimeClass.slotsPerPod) return undefined;
  const { name, slotsPerPod } = unit.runtimeClass;
  return [
    diagnose(placeFindings.largeWeight, {
      place: at(sample.definition, 'spec', 'hosting', 'pooled', 'weight'),
      message: `Agent "${sample.name}" takes ${formatCount(unit.weight)} slots, but a pod of runtime class "${name}" has ${formatCount(slotsPerPod)}.`,
      help: 'Lower the weight, or raise slotsPerPod of the class.',
    }),
  ];
}

function checkDemand(tenant: Tenant, workload: Workload): Diagnostic[] | undefined {
  const demand = podDemand(workload, 1);
  const { planned, sample } = workload;
  if (planned.length === 0 || planned.some(({ node }) => fits(demand, node))) return undefined;
  const short = new Set(planned.map(({ node }) => shortDimension(demand, node) ?? 0));
  const names = [...short].sort((a, b) => a - b).map((d) => tenant.dimensions.names[d] ?? '');
  return [
    diagnose(placeFindings.tooLarge, {
      place: at(sample.definition, 'spec', 'resources'),
      message: `Agent "${sample.name}" asks for more ${names.join(' and ')} than any node offers that may host it.`,
      related: [
        {
          place: at(tenant.environment.definition, 'spec', 'clusters'),
          message: `Environment "${tenant.environment.name}" has these clusters.`,
        },
      ],
      help: 'Lower its resources, or add a pool with larger nodes.',
    }),
  ];
}

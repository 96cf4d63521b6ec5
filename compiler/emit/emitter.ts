import type { WorkloadLabels } from './labels.ts';
import type { Manifest } from './manifest.ts';
import type { Workload } from './workload.ts';

/** Makes the objects of one kind for a workload. */
export interface Emitter<Of extends Workload> {
  readonly kind: string;
  /** How many objects `emit` makes, told without making them. */
  count(workload: Of): number;
  emit(workload: Of, labels: WorkloadLabels): readonly Manifest[];
}

/** One object for every workload. */
export function always(): number {
  return 1;
}

import { accepted } from './scenarios/accepted.ts';
import { argo } from './scenarios/argo.ts';
import { autoscaled } from './scenarios/autoscaled.ts';
import { guarded } from './scenarios/guarded.ts';
import { placement } from './scenarios/placement.ts';
import { rollout } from './scenarios/rollout.ts';
import type { Scenario } from './scenario.ts';

/** Every scenario, in the order in which they run. */
export const scenarios: readonly Scenario[] = [
  accepted,
  placement,
  guarded,
  autoscaled,
  argo,
  rollout,
];

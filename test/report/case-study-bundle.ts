import type { NodeClass } from '../../compiler/model/agent.ts';
import type { Bundle, OutputChanges } from '../../compiler/model/output.ts';
import type {
  NodeLoss,
  PlacedEnvironment,
  PoolUsage,
} from '../../compiler/model/placed-program.ts';
import {
  linkedEnvironment,
  linkedProgram,
  resolvedAgent,
  runtimeClass,
} from '../support/builders.ts';
import { costReport } from '../support/cost-report.ts';
import { placedEnvironment } from '../support/placed.ts';

const nothing = { milliCpu: 0, memory: 0, storage: 0, accelerators: {} };

/** The case study as placement reports it: four fleets on seven nodes. */
export function caseStudyBundle(
  overrides: Partial<PlacedEnvironment> = {},
  name = 'edge',
  changes: Partial<OutputChanges> = {},
): Bundle {
  const fleets = { research: 12_592, deployment: 8_407, infrastructure: 5_401, monitoring: 3_600 };
  const agents = Object.entries(fleets).map(([fleet, instances]) =>
    resolvedAgent({
      name: fleet,
      namespace: 'case-study',
      fleet,
      instances,
      hosting: { mode: 'pooled', weight: 1, runtimeClass: runtimeClass() },
    }),
  );
  const environment = linkedEnvironment({ name, agents });
  const placed = placedEnvironment(environment, {
    usage: [
      pool('primary', 'accelerator', 1, 22_500),
      pool('secondary', 'x86', 1, 7_500),
      {
        ...pool('pi', 'pi', 5, 40_000),
        role: 'backup',
        usedNodes: 0,
        slots: { used: 0, total: 40_000 },
      },
    ],
    headroom: { slots: 0, milliCpu: 1500, memory: 2 ** 30 },
    failover: { wide: [], losses, survived: 6, worst: primaryLoss },
    cost: costReport(213.2, { budget: 300 }),
    moves: 0,
    ...overrides,
  });
  const path = (file: string) => `manifests/${name}/local/${file}/manifests.yaml`;
  return {
    placed: {
      program: linkedProgram([environment], { unselected: 7 }),
      environments: [placed],
      others: [],
      lock: '',
    },
    before: undefined,
    objects: { [name]: 512 },
    files: { [name]: 45 },
    changes: {
      created: [path('04')],
      changed: ['index.json', path('00'), path('01')],
      deleted: [path('09')],
      unchanged: 42,
      lock: { added: 2, removed: 2 },
      ...changes,
    },
  };
}

function pool(name: string, nodeClass: NodeClass, nodes: number, slots: number): PoolUsage {
  return {
    cluster: 'local',
    pool: name,
    class: nodeClass,
    role: 'primary',
    nodes,
    usedNodes: nodes,
    slots: { used: slots, total: slots },
    used: nothing,
    total: nothing,
  };
}

const primaryLoss: NodeLoss = {
  cluster: 'local',
  pool: 'primary',
  node: 'primary-1',
  survived: false,
  unplaced: 20_999,
  constraint: 'may not run on class pi',
  purchase: { cluster: 'local', pool: 'primary', nodes: 1, usdPerMonth: 120 },
};

const losses: readonly NodeLoss[] = [
  primaryLoss,
  ...['secondary-1', 'pi-1', 'pi-2', 'pi-3', 'pi-4', 'pi-5'].map((node) => ({
    ...primaryLoss,
    node,
    survived: true,
    unplaced: 0,
    constraint: '',
    purchase: undefined,
  })),
];

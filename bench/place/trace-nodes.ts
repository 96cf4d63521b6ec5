import type { NodePool } from '../../compiler/model/cluster.ts';

/** Thousandths of a GPU: what a node has of them is the sum over its GPUs. */
export const gpuMilli = 'example.com/gpu-milli';
/** Labels of a node for the model of its GPUs and for the family of that model. */
export const modelLabel = 'example.com/gpu-model';
export const familyLabel = 'example.com/gpu-family';

/** Nodes of one shape: how many, cores, GiB of memory, GPUs of one, and their model. */
type Shape = readonly [
  nodes: number,
  cores: number,
  gibibytes: number,
  gpus: number,
  model: string | undefined,
];

/**
 * 1,500 nodes of 27 shapes in the style of the public cluster-trace-gpu-v2023 of Alibaba, which lists 1,523 nodes with
 * 6,212 GPUs of seven models (`openb_node_list_all_node.csv`, described in Weng and others, "Beware of Fragmentation",
 * USENIX ATC 2023). Most sizes of nodes stand in that list; a few, and how many nodes there are of each, are chosen
 * so that the GPUs of each model come near to what is published of them.
 */
const shapes: readonly Shape[] = [
  [150, 32, 256, 0, undefined],
  [50, 96, 512, 0, undefined],
  [30, 96, 384, 0, undefined],
  [22, 64, 512, 0, undefined],
  [14, 104, 512, 0, undefined],
  [12, 32, 128, 0, undefined],
  [10, 32, 64, 0, undefined],
  [4, 64, 256, 0, undefined],
  [4, 64, 128, 0, undefined],
  [2, 104, 768, 0, undefined],
  [2, 104, 192, 0, undefined],
  [2, 96, 768, 0, undefined],
  [540, 96, 384, 8, 'G2'],
  [6, 48, 192, 4, 'G2'],
  [38, 128, 768, 8, 'G3'],
  [355, 104, 512, 2, 'T4'],
  [30, 96, 384, 4, 'T4'],
  [12, 96, 512, 1, 'T4'],
  [105, 16, 120, 2, 'P100'],
  [21, 64, 256, 2, 'P100'],
  [6, 8, 60, 2, 'P100'],
  [20, 96, 768, 8, 'V100M32'],
  [11, 48, 368, 4, 'V100M32'],
  [36, 32, 128, 4, 'V100M16'],
  [11, 8, 32, 1, 'V100M16'],
  [5, 64, 256, 8, 'V100M16'],
  [2, 128, 1024, 1, 'A10'],
];

/** The pools of the trace's shape, one for each shape of node. */
export function tracePools(): readonly NodePool[] {
  return shapes.map(([count, cores, gibibytes, gpus, model]) => ({
    name: `${(model ?? 'cpu').toLowerCase()}-${cores}-${gibibytes}-${gpus}`,
    class: model === undefined ? 'x86' : 'accelerator',
    role: 'primary',
    count,
    arch: 'amd64',
    cpu: cores,
    memory: `${gibibytes}Gi`,
    storage: '2Ti',
    pricePerHour: 0.03 * cores + 0.004 * gibibytes + gpus,
    ...(model !== undefined && {
      accelerators: { [gpuMilli]: 1_000 * gpus },
      labels: { [modelLabel]: model, [familyLabel]: familyOf(model) },
    }),
  }));
}

/** GPUs of one family run the same programs: the two sizes of V100 are one. */
function familyOf(model: string): string {
  return model.startsWith('V100') ? 'V100' : model;
}

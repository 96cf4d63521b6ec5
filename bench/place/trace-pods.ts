import { divideByLargestRemainder } from '../../compiler/model/largest-remainder.ts';
import type { ResolvedAgent } from '../../compiler/model/resolved-agent.ts';
import { dedicatedAgent } from './bench-estate.ts';
import { familyLabel, gpuMilli, modelLabel } from './trace-nodes.ts';
import { warmedNumbers } from './warmed-numbers.ts';

const mebibyte = 2 ** 20;

/** One pod: millicores, MiB of memory and thousandths of a GPU. */
type Request = readonly [milliCpu: number, mebibytes: number, gpu: number];

/** Pods that ask for about as many GPUs. */
interface PodClass {
  /** Of all pods, per thousand. */
  readonly perThousand: number;
  readonly requests: readonly Request[];
  /** GPU models that some of them are bound to, named so often as fits what there is of them. */
  readonly models: readonly string[];
}

const anyModel = ['G2', 'G2', 'G2', 'G2', 'G2', 'G2', 'G2', 'G2', 'G2', 'G2', 'G2', 'G2'];
const smallModels = [...anyModel, 'T4', 'T4', 'P100', 'G3', 'V100', 'V100M32'];

/**
 * Shares of pods by how many GPUs they ask for are those of table 1 of Weng and others, "Beware of Fragmentation"
 * (USENIX ATC 2023); requests are such as occur often in the pods of the public cluster-trace-gpu-v2023 of Alibaba.
 */
const classes: readonly PodClass[] = [
  {
    perThousand: 133,
    models: [],
    requests: [
      [32_000, 49_152, 0],
      [8_000, 30_517, 0],
      [12_500, 57_344, 0],
      [16_000, 31_250, 0],
      [8_000, 15_625, 0],
    ],
  },
  {
    perThousand: 378,
    models: smallModels,
    requests: [
      [3_152, 5_600, 810],
      [3_152, 5_600, 810],
      [3_152, 5_600, 590],
      [11_908, 47_104, 650],
      [11_908, 47_104, 650],
      [11_908, 47_104, 470],
      [8_000, 30_517, 470],
      [6_000, 12_288, 460],
      [8_000, 30_517, 320],
      [4_000, 22_888, 480],
      [4_000, 15_258, 220],
      [6_000, 22_888, 160],
    ],
  },
  {
    perThousand: 480,
    models: smallModels,
    requests: [
      [11_400, 48_128, 1_000],
      [11_400, 48_128, 1_000],
      [12_000, 24_576, 1_000],
      [16_000, 32_768, 1_000],
      [8_000, 16_384, 1_000],
      [8_200, 33_792, 1_000],
      [9_810, 41_560, 1_000],
      [15_200, 80_896, 1_000],
      [4_000, 24_576, 1_000],
      [1_000, 6_144, 1_000],
      [18_708, 64_512, 1_000],
    ],
  },
  { perThousand: 2, models: anyModel, requests: [[6_000, 65_536, 2_000]] },
  { perThousand: 2, models: anyModel, requests: [[32_200, 132_096, 4_000]] },
  {
    perThousand: 5,
    models: anyModel,
    requests: [
      [64_200, 263_168, 8_000],
      [88_000, 327_680, 8_000],
    ],
  },
];

/** Of pods that ask for GPUs, so many per hundred are bound to a model of them, as in the trace. */
const boundPerHundred = 33;

/** Pods of one agent; smaller ones where its class has few. */
const mostOfAgent = 60;

/**
 * So many pods in the style of the trace, of agents with equal pods. A fraction of a GPU is asked for in thousandths,
 * as the trace has it and as shared GPUs are offered to Kubernetes, which knows whole numbers only. The thousandths of
 * a node are one sum, and whole GPUs are thousands of it: nothing says on which GPU of a node a pod stands, so that pods
 * may be placed which in truth would share what is left of two GPUs. With GPUs of their own behind the sum, fewer pods
 * would find a place than the bench says, with this search and with any other.
 */
export function tracePods(seed: number, pods: number): readonly ResolvedAgent[] {
  const next = warmedNumbers(seed);
  const counts = divideByLargestRemainder(
    pods,
    classes.map(({ perThousand }) => perThousand),
  );
  return classes.flatMap((podClass, index) =>
    agentSizes(next, counts[index] ?? 0).map((instances, at) => {
      const [milliCpu, mebibytes, gpu] = pick(next, podClass.requests) ?? [0, 0, 0];
      const name = `class-${index}-${String(at).padStart(3, '0')}`;
      const agent = dedicatedAgent(`team-${at % 10}`, name, { instances, minInstances: instances });
      return {
        ...agent,
        demand: {
          milliCpu,
          memory: mebibytes * mebibyte,
          storage: 2 ** 30,
          accelerators: gpu === 0 ? {} : { [gpuMilli]: gpu },
        },
        constraints: { ...agent.constraints, nodeSelector: selectorOf(next, podClass) },
      };
    }),
  );
}

type Next = (below: number) => number;

function agentSizes(next: Next, pods: number): readonly number[] {
  const sizes: number[] = [];
  for (let left = pods; left > 0; left -= sizes.at(-1) ?? left) {
    sizes.push(Math.min(left, 1 + next(Math.min(mostOfAgent, Math.ceil(pods / 4)))));
  }
  return sizes;
}

function selectorOf(next: Next, { models }: PodClass): Readonly<Record<string, string>> {
  const model = next(100) < boundPerHundred ? pick(next, models) : undefined;
  if (model === undefined) return {};
  return { [model === 'V100' ? familyLabel : modelLabel]: model };
}

function pick<Value>(next: Next, values: readonly Value[]): Value | undefined {
  return values[next(Math.max(1, values.length))];
}

import type {
  PackingItem,
  PackingProblem,
} from '../../compiler/place/vector-packing/packing-problem.ts';
import { warmedNumbers } from './warmed-numbers.ts';

/** A generated instance with its optimum. */
export interface PackingInstance {
  readonly family: 'small' | 'mixed' | 'triplet';
  readonly name: string;
  readonly problem: PackingProblem;
  /** Bins of an optimal packing. */
  readonly optimum: number;
}

const room = 1_000;

type Next = (below: number) => number;

/** The public instances of the bench; a seed gives the same ones everywhere. */
export function packingInstances(seed: number): readonly PackingInstance[] {
  const shapes = [
    { bins: 20, dimensions: 2 },
    { bins: 50, dimensions: 3 },
    { bins: 100, dimensions: 5 },
  ];
  return shapes.flatMap(({ bins, dimensions }, index) => {
    const next = warmedNumbers(seed * 100 + index + 1);
    const name = `${bins} bins, ${dimensions} dimensions, seed ${seed}`;
    return [
      ...[10, 20, 40].map((percent) => upTo(next, { percent, bins, dimensions, name })),
      upToWhole(next, { bins, dimensions, name }),
      mixed(next, { bins, dimensions, name, correlated: true }),
      mixed(next, { bins, dimensions, name, correlated: false }),
      triplets(next, { bins, dimensions, name }),
    ];
  });
}

interface Shape {
  readonly bins: number;
  readonly dimensions: number;
  readonly name: string;
}

/**
 * Random items of at most so many percent of a bin in every dimension, as many as the first dimension of the bins
 * holds. The optimum is that bound, which is met: other dimensions have four percent to spare.
 */
function upTo(next: Next, shape: Shape & { readonly percent: number }): PackingInstance {
  const most = Math.floor((room * shape.percent) / 100);
  const items: PackingItem[] = [];
  let left = shape.bins * room - Math.floor(room / 2);
  while (left > 0) {
    const first = Math.min(left, 1 + next(most));
    const others = Array.from({ length: shape.dimensions - 1 }, () =>
      Math.max(1, Math.floor((1 + next(most)) * 0.96)),
    );
    items.push({ size: [first, ...others], count: 1 });
    left -= first;
  }
  const problem = { capacity: Array<number>(shape.dimensions).fill(room), items };
  return {
    family: 'small',
    name: `up to ${shape.percent} %, ${shape.name}`,
    problem,
    optimum: volumeBound(problem),
  };
}

/** Each bin cut into one item of any size and its complement, so that no packing needs fewer bins. */
function upToWhole(next: Next, shape: Shape): PackingInstance {
  const items = Array.from({ length: shape.bins }, () => {
    const first = Array.from({ length: shape.dimensions }, () => 1 + next(room - 1));
    return [first, first.map((each) => room - each)];
  }).flat();
  return cutInstance('small', `up to 100 %, ${shape.name}`, shape, items);
}

/**
 * Each bin cut into one large item and several small ones. Correlated items have about the same share of a bin in
 * every dimension. The first dimension is full but for a third of a bin, the others have up to eight percent to spare.
 */
function mixed(next: Next, shape: Shape & { readonly correlated: boolean }): PackingInstance {
  const items = Array.from({ length: shape.bins }, (_, bin) => {
    const pieces = 3 + next(6);
    const shares = cut(next, { total: room, pieces, large: true });
    const sizes = Array.from({ length: shape.dimensions }, (_, d) => {
      const total = d === 0 ? room - (bin === 0 ? 333 : 0) : room - next(80);
      if (!shape.correlated) return cut(next, { total, pieces, large: false });
      return shares.map((share) => Math.max(1, Math.floor((share * total) / room) - next(3)));
    });
    return Array.from({ length: pieces }, (_, piece) => sizes.map((parts) => parts[piece] ?? 0));
  }).flat();
  const kind = shape.correlated ? 'correlated' : 'independent';
  return cutInstance('mixed', `${kind}, ${shape.name}`, shape, items);
}

/** Each bin cut into three items between a quarter and a half of it, in every dimension; nothing is to spare. */
function triplets(next: Next, shape: Shape): PackingInstance {
  const items = Array.from({ length: shape.bins }, () => {
    const parts = Array.from({ length: shape.dimensions }, () => {
      for (;;) {
        const first = 250 + next(250);
        const second = 250 + next(250);
        const third = room - first - second;
        if (third >= 250 && third <= 500) return [first, second, third];
      }
    });
    return [0, 1, 2].map((piece) => parts.map((part) => part[piece] ?? 0));
  }).flat();
  return cutInstance('triplet', shape.name, shape, items);
}

function cutInstance(
  family: PackingInstance['family'],
  name: string,
  { bins, dimensions }: Shape,
  sizes: readonly (readonly number[])[],
): PackingInstance {
  const items = sizes.map((size) => ({ size, count: 1 }));
  const problem = { capacity: Array<number>(dimensions).fill(room), items };
  return { family, name, problem, optimum: bins };
}

/** Whole parts of at least 1 that sum to a total; one of them is at least half of it where that is wanted. */
function cut(
  next: Next,
  {
    total,
    pieces,
    large,
  }: { readonly total: number; readonly pieces: number; readonly large: boolean },
): number[] {
  const first = large ? Math.floor(total / 2) + next(Math.floor(total / 5)) : 0;
  const count = large ? pieces - 1 : pieces;
  const rest = total - first - count;
  const marks = Array.from({ length: count - 1 }, () => next(rest + 1)).sort((a, b) => a - b);
  const parts = [...marks, rest].map((mark, index) => mark - (marks[index - 1] ?? 0) + 1);
  return large ? [first, ...parts] : parts;
}

/** No packing uses fewer bins than its items fill in the scarcest dimension. */
export function volumeBound({ capacity, items }: PackingProblem): number {
  const asked = capacity.map(
    (each, d) => items.reduce((sum, { size, count }) => sum + (size[d] ?? 0) * count, 0) / each,
  );
  return Math.ceil(Math.max(0, ...asked) - 1e-9);
}

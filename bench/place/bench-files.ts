import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { firstFitDecreasing } from '../../compiler/place/vector-packing/first-fit-decreasing.ts';
import { piecesOf } from '../../compiler/place/vector-packing/packing-problem.ts';
import { packWithin } from './pack-within.ts';
import { volumeBound } from './packing-instances.ts';
import { readVectorPacking } from './read-vector-packing.ts';

/** One packed file. */
export interface FileResult {
  /** Its name in the folder. */
  readonly file: string;
  readonly bins: number;
  /** No packing uses fewer. */
  readonly bound: number;
  /** Bins of first fit decreasing. */
  readonly ffd: number;
  /** From reading the file to the last bin, as the clock on the wall counts them. */
  readonly seconds: number;
}

/** Left of the time for reading, first fit and the check of the packing. */
const aside = 0.1;

/** Packs every `.vbp` file of a folder, in order of name, each within so many seconds. */
export function benchFiles(folder: string, seconds: number): readonly FileResult[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.vbp'));
  return files.sort().map((file) => {
    const start = performance.now();
    const elapsed = (): number => (performance.now() - start) / 1_000;
    const problem = readVectorPacking(readFileSync(path.join(folder, file), 'utf8'));
    const ffd = firstFitDecreasing(piecesOf(problem)).length;
    const bound = volumeBound(problem);
    const bins = packWithin(problem, seconds - elapsed() - aside).length;
    return { file, bins, bound, ffd, seconds: elapsed() };
  });
}

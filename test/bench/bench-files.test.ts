import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { benchFiles } from '../../bench/place/bench-files.ts';
import { packingInstances } from '../../bench/place/packing-instances.ts';
import { formatVectorPacking } from '../../bench/place/read-vector-packing.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'adac-vbp-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('packing the files of a folder', () => {
  test('gives bins, bound and baseline for each, in order of name', () => {
    writeFileSync(path.join(folder, 'b.vbp'), '1\n10\n2\n6 3\n4 3\n');
    writeFileSync(path.join(folder, 'a.vbp'), '2\n10 10\n1\n10 1 2\n');
    writeFileSync(path.join(folder, 'notes.txt'), 'not an instance');
    expect(benchFiles(folder, 1)).toEqual([
      { file: 'a.vbp', bins: 2, bound: 2, ffd: 2, seconds: expect.any(Number) as number },
      { file: 'b.vbp', bins: 3, bound: 3, ffd: 3, seconds: expect.any(Number) as number },
    ]);
  });

  test('ends in time where the bound is not met', () => {
    const hard = packingInstances(1).filter(({ family }) => family === 'triplet')[2];
    if (hard === undefined) throw new Error('no instance');
    writeFileSync(path.join(folder, 'hard.vbp'), formatVectorPacking(hard.problem));
    const [result] = benchFiles(folder, 0.5);
    expect(result?.bins).toBeLessThan(result?.ffd ?? 0);
    // The clock is looked at every hundredth of a second; the rest is for a busy machine.
    expect(result?.seconds).toBeLessThan(1.5);
  });
});

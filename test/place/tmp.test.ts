import fc from 'fast-check';
import { test } from 'vitest';
import { place } from '../../compiler/place/place.ts';
import { linkedProgram, sourceSet } from '../support/builders.ts';
import { arbitraryEstate, environmentOf, arbitraryPool } from './random-estates.ts';
import { verify } from './verify.ts';
let ok = 0,
  bad = 0,
  mono = 0,
  nomono = 0;
const codes = new Map<string, number>();
test('props', async () => {
  const t = performance.now();
  await fc.assert(
    fc.asyncProperty(arbitraryEstate, async (shape) => {
      const program = linkedProgram([environmentOf(shape)]);
      const r = await place({ program, judged: 0, rules: 0 }, {});
      for (const d of r.diagnostics) codes.set(d.code, (codes.get(d.code) ?? 0) + 1);
      if (r.value.environments.length === 0) {
        bad++;
        return;
      }
      ok++;
      const p = verify(program, r.value);
      if (p.length) throw new Error(p.join('\n'));
      const again = await place(
        {
          program: linkedProgram(program.environments, {
            sources: sourceSet({ lock: r.value.lock }),
          }),
          judged: 0,
          rules: 0,
        },
        {},
      );
      if (again.value.lock !== r.value.lock) throw new Error(r.value.lock + again.value.lock);
      if (r.diagnostics.length === 0)
        for (const pool of shape.pools) {
          const p2 = linkedProgram([
            environmentOf({
              ...shape,
              pools: shape.pools.map((q) => (q === pool ? { ...q, count: q.count + 1 } : q)),
            }),
          ]);
          const r2 = await place({ program: p2, judged: 0, rules: 0 }, {});
          if (r2.value.environments.length === 0) {
            nomono++;
            console.log(
              'NOMONO',
              JSON.stringify(shape.pools),
              pool.name,
              r.value.lock,
              r2.diagnostics.map((d) => d.message + d.related?.map((x) => x.message)),
            );
          } else mono++;
        }
    }),
    { numRuns: 300, seed: Number(process.env.SEED ?? 1) },
  );
  console.log({ ok, bad, mono, nomono, codes, ms: performance.now() - t });
}, 600000);

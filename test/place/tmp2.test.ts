import fc from 'fast-check';
import { test } from 'vitest';
import { place } from '../../compiler/place/place.ts';
import { linkedProgram } from '../support/builders.ts';
import { arbitraryEstate, environmentOf } from './random-estates.ts';
import { tenantOf } from '../../compiler/place/workload.ts';
import { poolsOf, specsOf } from '../../compiler/place/pool.ts';
import { dimensionsOf } from '../../compiler/place/dimensions.ts';
import { tryCounts } from '../../compiler/place/trial.ts';
import { lossesOf } from '../../compiler/place/score.ts';
let c = 0,
  wrong = 0, good = 0;
function* splits(n: number, k: number): Generator<number[]> {
  if (k === 1) {
    yield [n];
    return;
  }
  for (let i = 0; i <= n; i++) for (const r of splits(n - i, k - 1)) yield [i, ...r];
}
test('brute', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryEstate, async (shape) => {
      if (shape.agents.length > 3 || shape.pools.length > 3) return;
      const env = environmentOf({
        ...shape, survive: { nodes: 1, enforcement: 'required' },
        pools: shape.pools.map((p) => ({ ...p, declaredAgents: p.declaredAgents! + 10, cpu: 4, count: p.count + 1 })),
      });
      const program = linkedProgram([env]);
      const r = await place({ program, judged: 0, rules: 0 }, {});
      if (!r.diagnostics.some((d) => d.code === 'place/not-survived')) {if(r.value.environments.length) good++; return;}
      const specs = specsOf([env]);
      const dims = dimensionsOf(
        specs.map((s) => s.spec),
        env.agents.map((a) => a.demand),
      );
      const pools = poolsOf([env], dims);
      const t = tenantOf(env, pools, dims);
      const planned = env.agents.map(
        (_, i) => t.workloads.find((w) => w.agents.includes(i))!.planned,
      );
      if (planned.some((p, i) => p.length === 0 && env.agents[i]!.instances > 0)) return;
      c++;
      let tries = 0;
      const counts: any[] = [];
      const rec = (i: number): boolean => {
        if (i === env.agents.length) {
          tries++;
          const q = tryCounts(t, counts, []); return q.holds && lossesOf(q).lost === 0;
        }
        const n = env.agents[i]!.instances;
        const ps = planned[i]!;
        if (n === 0) {
          counts[i] = [];
          return rec(i + 1);
        }
        for (const s of splits(n, ps.length)) {
          if (tries > 4000) return false;
          counts[i] = s
            .map((k, j) => ({ pool: ps[j], instances: k }))
            .filter((x) => x.instances > 0);
          if (
            env.agents[i]!.hosting.mode !== 'pooled' &&
            new Set(counts[i].map((x: any) => x.pool.cluster)).size > 1
          )
            continue;
          if (rec(i + 1)) return true;
        }
        return false;
      };
      if (rec(0)) {
        wrong++;
        console.log(
          'FEASIBLE',
          JSON.stringify(env.clusters.map((c) => c.definition.spec.pools)),
          JSON.stringify(
            env.agents.map((a) => [
              a.id,
              a.instances,
              a.hosting.mode,
              (a.hosting as any).weight,
              (a.hosting as any).runtimeClass?.slotsPerPod,
              a.demand,
              a.constraints,
            ]),
          ),
          JSON.stringify(env.phases),
          JSON.stringify(counts.map((c) => c.map((x: any) => [x.pool.key, x.instances]))),
          r.diagnostics.map((d) => d.message),
        );
      }
    }),
    { numRuns: 600, seed: Number(process.env.SEED ?? 1) },
  );
  console.log({ c, wrong, good });
}, 600000);

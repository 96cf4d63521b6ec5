import { test } from 'vitest';
import fc from 'fast-check';
import { placeAll, programOf } from './placing.ts';
import { arbitraryEstate, environmentOf } from './random-estates.ts';
test('x', async () => {
  let n=0;
  await fc.assert(fc.asyncProperty(arbitraryEstate, async (shape) => {
    const survive=undefined;
    const before = await placeAll([environmentOf({...shape,survive})]);
    const help = before.diagnostics[0]?.help ?? '';
    const purchases = [...help.matchAll(/(\d+) more nodes? of pool "(p\d)"/g)];
    if (before.diagnostics[0]?.code !== 'place/no-capacity' || purchases.length === 0) return;
    n++;
    const bought = new Map(purchases.map(([, nodes, pool]) => [pool ?? '', Number(nodes)]));
    const pools = shape.pools.map((pool) => ({ ...pool, count: pool.count + (bought.get(pool.name) ?? 0) }));
    const after = await placeAll([environmentOf({ ...shape, survive, pools })]);
    if (after.diagnostics.length) {
      console.log('FAIL', shape.pools.map(p=>JSON.stringify([p.name,p.class,p.role,p.count,p.arch,p.cpu,p.memory,p.declaredAgents,p.spot,p.labels])).join('\n'), shape.agents.map(a=>JSON.stringify([a.id,a.instances,a.hosting.mode,(a.hosting as any).weight,(a.hosting as any).runtimeClass?.slotsPerPod,a.demand.milliCpu,a.demand.memory/2**20,a.constraints.lightweight,a.constraints.toleratesSpot,a.constraints.nodeSelector])).join('\n'), before.diagnostics[0]?.message, help, before.diagnostics[0]?.related?.map(r=>r.message), '\nAFTER', after.diagnostics[0]?.message, after.diagnostics[0]?.help, after.diagnostics[0]?.related?.map(r=>r.message));
    }
  }), {numRuns: 900, seed: Number(process.env.SEED??1017627569)});
  console.log({n});
}, 500000);

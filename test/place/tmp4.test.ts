import { test } from 'vitest';
import { readSources } from '../../compiler/load/read-sources.ts';
import { parseSources } from '../../compiler/load/parse-sources.ts';
import { validate } from '../../compiler/validate/validate.ts';
import { upgrade } from '../../compiler/upgrade/upgrade.ts';
import { link } from '../../compiler/link/link.ts';
import { place } from '../../compiler/place/place.ts';
test('estate', async()=>{
  const s=readSources('.'); const a=parseSources(s.value); const b=validate(a.value); console.log([...s.diagnostics,...a.diagnostics,...b.diagnostics].map(d=>d.code+' '+d.message).slice(0,20));
  const c=upgrade(b.value); const d=link(c.value); console.log([...c.diagnostics,...d.diagnostics].map(d=>d.code+' '+d.message).slice(0,20));
  const t=performance.now();
  const {value,diagnostics}=await place({program:d.value,judged:0,rules:0},{});
  console.log(performance.now()-t, diagnostics.map(d=>[d.code,d.message,d.help,d.related?.map(r=>r.message)]));
  for(const e of value.environments) console.log(e.environment.name,e.assignments.length,e.usage.map(u=>[u.cluster,u.pool,u.usedNodes,u.slots.used,Math.round(u.used.milliCpu/1000)].join(' ')).join('; '),JSON.stringify(e.cost),JSON.stringify(e.headroom),e.failover.survived,e.failover.losses.length,JSON.stringify(e.failover.worst));
  console.log(value.lock.slice(0,3000));
});

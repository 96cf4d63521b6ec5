import { test } from 'vitest';
import { writeSync } from 'node:fs';
import { linkScope } from '../../compiler/link/link-scope.ts';
import { linkRules } from '../../compiler/link/rules.ts';
import { collectSymbols } from '../../compiler/link/symbols.ts';
import { definition, definitionsByKind, sourceSet } from '../support/builders.ts';
const tool = definition('Tool', 'ledger', { http: { url: 'https://x' }, operations: [{ name: 'read' }] });
function agents(n: number, bad = false) {
  return Array.from({ length: n }, (_, i) =>
    definition('Agent', `agent-${i}`, {
      prompt: 'x', tools: [{ name: 'ledger', allow: ['read'] }], model: { tier: 'simple' },
      inputs: { text: { schema: 'text', required: true } }, outputs: { text: { schema: 'text' } },
      collaboration: { canWorkWith: [bad ? `agnt-${i}x` : `agent-${(i + 1) % n}`] },
    }, `ns-${i % 20}`));
}
function flow(n: number, mode: string) {
  return definition('Workflow', 'flow', { steps: Array.from({ length: n }, (_, i) => ({
    id: `s${i}`, agent: 'ns-1/agent-1',
    ...(i > 0 && { dependsOn: [`s${i - 1}`] }),
    ...(mode === 'when' && i > 0 && { when: `steps.s${i - 1}.outputs.text != ""` }),
    inputs: { text: i === 0 ? 'x' : `\${steps.s${mode === 'far' ? 0 : mode === 'half' ? i >> 1 : mode === 'random' ? (i * 7919) % i : i - 1}.outputs.text}` },
  })) });
}
function run(name: string, defs: any[]) {
  const definitions = definitionsByKind(defs);
  const times: string[] = [];
  for (let round = 0; round < 3; round++) {
    let t = performance.now();
    const symbols = collectSymbols(definitions);
    const t1 = performance.now();
    const scope = linkScope({ sources: sourceSet(), definitions }, symbols, []);
    const t2 = performance.now();
    let found = 0; let slow = '';
    for (const rule of linkRules) { const s = performance.now(); rule.check(scope, () => found++); const d = performance.now() - s; if (d > 15) slow += ` ${rule.code}=${d.toFixed(0)}`; }
    times.push(`symbols ${(t1 - t).toFixed(0)} scope ${(t2 - t1).toFixed(0)} rules ${(performance.now() - t2).toFixed(0)} (${found})${slow}`);
  }
  writeSync(2, `${name} ${times.join(' | ')}\n`);
}
test('perf', () => {
  run('agents 3000', [...agents(3000), tool]);
  run('agents 12000', [...agents(12000), tool]);
  run('agents 24000', [...agents(24000), tool]);
  for (const mode of ['near', 'far', 'half', 'random', 'when']) {
    for (const n of [6000, 12000, 24000]) run(`steps ${mode} ${n}`, [...agents(20), tool, flow(n, mode)]);
  }
  run('bad 1000', [...agents(1000, true), tool]);
  run('bad 2000', [...agents(2000, true), tool]);
}, 600000);

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildComponents } from './build-components.ts';
import { runScenario, type Outcome } from './run-scenario.ts';
import { scenarios } from './scenarios.ts';
import { summaryTable } from './summary-table.ts';

const usage = `npm run test:cluster -- [--json] [--report FILE] [--only NAME]... [--keep]

Runs what the compiler writes on real Kubernetes components and on Argo CD.
  --json         one JSON object on stdout, and nothing else there
  --report FILE  the same object in a file, beside the table
  --only NAME    only this scenario, may be repeated: ${scenarios.map(({ name }) => name).join(', ')}
  --keep         leave the folder with data and logs
`;

process.exitCode = await main();

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      report: { type: 'string' },
      only: { type: 'string', multiple: true },
      keep: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(usage);
    return 0;
  }
  const { only } = values;
  const chosen = scenarios.filter(({ name }) => only?.includes(name) ?? true);
  if (chosen.length === 0 || chosen.length < (only?.length ?? 0)) {
    process.stderr.write(usage);
    return 3;
  }
  const root = fileURLToPath(new URL('../../../', import.meta.url));
  const components = await buildComponents(path.join(root, 'test', 'cluster'), say);
  const work = mkdtempSync(path.join(tmpdir(), 'adac-cluster-'));
  const outcomes: Outcome[] = [];
  for (const scenario of chosen) {
    const folder = path.join(work, scenario.name);
    mkdirSync(folder);
    say(`${scenario.name}: ${scenario.title}`);
    outcomes.push(await runScenario(scenario, { components, root, folder, say }));
  }
  const ok = outcomes.every((outcome) => outcome.ok);
  if (ok && !values.keep) rmSync(work, { recursive: true, force: true });
  else say(`data and logs: ${work}`);
  const { buildSeconds } = components;
  const report = `${JSON.stringify({ version: 1, buildSeconds, scenarios: outcomes })}\n`;
  if (values.report !== undefined) writeFileSync(values.report, report);
  process.stdout.write(values.json ? report : summaryTable(outcomes, buildSeconds));
  return ok ? 0 : 1;
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

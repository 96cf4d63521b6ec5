import { link } from '../compiler/link/link.ts';
import { projectAlone } from '../compiler/model/program.ts';
import type { ValidatedDocument, ValidatedProgram } from '../compiler/model/program.ts';
import type { SourceFile } from '../compiler/source/source-file.ts';
import { upgrade } from '../compiler/upgrade/upgrade.ts';
import { cpuSeconds } from './cpu-seconds.ts';

/*
 * How linking grows with the steps of one workflow. The documents are made as values, because no file
 * with this many steps gets past the caps of the loader. Prints CPU seconds as JSON.
 */

const [, , steps = '12000'] = process.argv;
const rounds = 7;
const base = upgrade(programOf(Number(steps)));
const double = upgrade(programOf(2 * Number(steps)));
const seconds = { base: Number.POSITIVE_INFINITY, double: Number.POSITIVE_INFINITY };
// In turn, so that what the machine does beside counts for both.
for (let round = 0; round < rounds; round++) {
  seconds.base = Math.min(seconds.base, linkSeconds(base));
  seconds.double = Math.min(seconds.double, linkSeconds(double));
}
console.log(JSON.stringify(seconds));

function linkSeconds(upgraded: ReturnType<typeof upgrade>): number {
  return cpuSeconds(1, () => {
    const [first] = link(upgraded.value).diagnostics;
    if (first !== undefined) throw new Error(`The workflow has a finding: ${first.message}`);
  });
}

/** One workflow whose steps each read the step before and one from far back, and the agent that they run. */
function programOf(count: number): ValidatedProgram {
  const project: SourceFile = { path: 'adac.yaml', text: '' };
  const sources = projectAlone(project);
  const head = (name: string) => ({ apiVersion: 'adac.dev/v2', metadata: { name } }) as const;
  const place = (path: string) => ({
    document: { file: { path, text: '' }, index: 0 },
    dialect: 'v2' as const,
  });
  const documents: ValidatedDocument[] = [
    {
      ...place(project.path),
      kind: 'Project',
      value: { ...head('bench'), kind: 'Project', spec: {} },
    },
    {
      ...place('agents/worker.yaml'),
      kind: 'Agent',
      value: {
        ...head('worker'),
        kind: 'Agent',
        spec: {
          inputs: { text: { schema: 'text' }, more: { schema: 'text' } },
          outputs: { text: { schema: 'text' }, done: { schema: 'boolean' } },
        },
      },
    },
    {
      ...place('workflows/long.yaml'),
      kind: 'Workflow',
      value: {
        ...head('long'),
        kind: 'Workflow',
        spec: {
          steps: Array.from({ length: count }, (_, index) => stepOf(index)),
          outputs: { text: `\${steps.s${count - 1}.outputs.text}` },
        },
      },
    },
  ];
  return { sources, documents };
}

function stepOf(index: number) {
  const step = { id: `s${index}`, agent: 'worker' };
  if (index === 0) return { ...step, inputs: { text: 'begin', more: 'begin' } };
  const before = `s${index - 1}`;
  const farBack = `s${Math.floor(index / 2)}`;
  return {
    ...step,
    dependsOn: [before],
    inputs: { text: `\${steps.${before}.outputs.text}`, more: `\${steps.${farBack}.outputs.text}` },
  };
}

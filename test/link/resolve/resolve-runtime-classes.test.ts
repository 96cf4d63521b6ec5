import { expect, test } from 'vitest';
import {
  agentText,
  checkEnvironment,
  environmentText,
  linkFiles,
  onlyEnvironment,
} from '../../support/link-estate.ts';

const files = { 'agents/triage.yaml': agentText('triage') };
const head = environmentText('  definitions: [{ agent: triage }]\n  runtimeClasses:\n');

function runtimeClass(name: string, rest: string): string {
  return `    - name: ${name}
      slotsPerPod: 50
      perSlot: { cpu: 10m, memory: 8Mi, storage: 16Mi }
${rest}`;
}

const graphs =
  '      framework: langgraph\n      image: "python:3.11-slim"\n      lightweight: false\n';
const crews = graphs.replace('langgraph', 'crewai');

test('images and amounts are resolved', () => {
  const program = linkFiles({
    ...files,
    'clusters/environments.yaml': `${head}${runtimeClass('graphs', graphs)}${runtimeClass('crews', crews)}      mixesTrust: true\n`,
  });
  expect(onlyEnvironment(program).runtimeClasses).toEqual([
    {
      name: 'graphs',
      framework: 'langgraph',
      image: `registry.example/python@sha256:${'a'.repeat(64)}`,
      lightweight: false,
      slotsPerPod: 50,
      perSlot: { milliCpu: 10, memory: 8 * 2 ** 20, storage: 16 * 2 ** 20, accelerators: {} },
      mixesTrust: false,
      index: 0,
    },
    expect.objectContaining({ name: 'crews', framework: 'crewai', mixesTrust: true, index: 1 }),
  ]);
});

test('two classes that serve the same agents', () => {
  checkEnvironment(
    `${head}${runtimeClass('small', graphs)}${runtimeClass('large', graphs).replace(
      'name: large\n',
      'name: large\n      #     ^^^^^ link/twin-runtime-class: Runtime classes "small" and "large" serve the same agents.\n',
    )}`.replace('      #     ^', '    #       ^'),
    files,
  );
});

test('two classes of one name', () => {
  checkEnvironment(
    `${head}${runtimeClass('small', graphs)}${runtimeClass('small', crews).replace(
      'name: small\n',
      'name: small\n    #       ^^^^^ link/twin-runtime-class: Runtime class "small" is declared twice.\n',
    )}`,
    files,
  );
});

test('an image that is neither preset nor reference', () => {
  checkEnvironment(
    `${head}${runtimeClass('small', graphs.replace('image: "python:3.11-slim"\n', 'image: ruby\n      #      ^^^^ link/unknown-image: Image "ruby" is neither a preset of the project nor a full reference.\n'))}`,
    files,
  );
});

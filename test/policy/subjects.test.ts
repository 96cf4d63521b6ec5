import { expect, test } from 'vitest';
import { inputProjection } from '../../compiler/policy/input-projection.ts';
import { subjectBatches } from '../../compiler/policy/subjects.ts';
import type { SubjectBatch } from '../../compiler/policy/subjects.ts';
import { definition, linkedEnvironment } from '../support/builders.ts';
import { agentOf } from './judging.ts';

const project = definition('Project', 'estate', {});
const owners = inputProjection([['metadata', 'owners']]);
const a = agentOf('a', { owners: ['x'] });
const b = agentOf('b', { owners: ['x'] });
const c = agentOf('c', { owners: ['y'] });

function batchesOf(
  environments: Parameters<typeof subjectBatches>[0]['environments'],
  projection = owners,
  batchBytes = 1_000_000,
): SubjectBatch[] {
  return [...subjectBatches({ project, environments }, projection, batchBytes)];
}

test('agents that agree in what is read share one input', () => {
  const environments = [linkedEnvironment({ name: 'e', agents: [a, b, c], policySets: ['s'] })];
  expect(batchesOf(environments)).toEqual([
    {
      group: 0,
      sets: ['s'],
      raised: [],
      data: { project: {} },
      inputs: ['{"metadata":{"owners":["x"]}}', '{"metadata":{"owners":["y"]}}'],
      subjects: [[a, b], [c]],
    },
  ]);
});

test('what is read keeps them apart', () => {
  const environments = [linkedEnvironment({ name: 'e', agents: [a, b, c], policySets: ['s'] })];
  const [batch] = batchesOf(environments, inputProjection([['id']]));
  expect(batch?.inputs).toHaveLength(3);
});

test('environments with the same sets are judged together, whatever their order', () => {
  const environments = [
    linkedEnvironment({ name: 'e', agents: [a], policySets: ['s', 't'] }),
    linkedEnvironment({ name: 'f', agents: [b], policySets: ['t', 's', 't'] }),
    linkedEnvironment({ name: 'g', agents: [c], policySets: ['t'] }),
    linkedEnvironment({ name: 'h', agents: [c], policySets: [] }),
  ];
  expect(batchesOf(environments)).toMatchObject([
    { group: 0, sets: ['s', 't'], subjects: [[a, b]] },
    { group: 1, sets: ['t'], subjects: [[c]] },
  ]);
});

test('batches hold as many inputs as fit, and at least one', () => {
  const agents = ['1', '2', '3', 'a long one', '4'].map((owner) =>
    agentOf(owner, { owners: [owner] }),
  );
  const environments = [linkedEnvironment({ name: 'e', agents, policySets: ['s'] })];
  const [input = ''] = batchesOf(environments)[0]?.inputs ?? [];
  const batches = batchesOf(environments, owners, 2 * input.length);
  expect(batches.map(({ subjects }) => subjects.map(([agent]) => agent?.name))).toEqual([
    ['1', '2'],
    ['3'],
    ['a long one'],
    ['4'],
  ]);
});

test('an agent joins its like in a batch that was given before', () => {
  const agents = [a, c, b];
  const environments = [linkedEnvironment({ name: 'e', agents, policySets: ['s'] })];
  expect(batchesOf(environments, owners, 1)).toMatchObject([
    { subjects: [[a, b]] },
    { subjects: [[c]] },
  ]);
});

test('batches of one group go on with it after another group', () => {
  const environments = [
    linkedEnvironment({ name: 'e', agents: [a], policySets: ['s'] }),
    linkedEnvironment({ name: 'f', agents: [a], policySets: ['t'] }),
    linkedEnvironment({ name: 'g', agents: [c], policySets: ['s'] }),
  ];
  expect(batchesOf(environments, owners, 1)).toMatchObject([
    { group: 0, subjects: [[a]] },
    { group: 0, subjects: [[c]] },
    { group: 1, subjects: [[a]] },
  ]);
});

test('what the project says to rules goes with every group', () => {
  const registries = ['registry.example'];
  const allowing = definition('Project', 'estate', { registries });
  const environments = [linkedEnvironment({ name: 'e', agents: [a], policySets: ['s'] })];
  const [batch] = subjectBatches({ project: allowing, environments }, owners, 1000);
  expect(batch?.data).toEqual({ project: { registries } });
});

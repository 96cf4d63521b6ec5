import { expect, test } from 'vitest';
import { inputProjection } from '../../compiler/policy/input-projection.ts';
import { groupSubjects } from '../../compiler/policy/subjects.ts';
import { definition, linkedEnvironment } from '../support/builders.ts';
import { agentOf } from './judging.ts';

const project = definition('Project', 'estate', {});
const owners = inputProjection([['metadata', 'owners']]);
const a = agentOf('a', { owners: ['x'] });
const b = agentOf('b', { owners: ['x'] });
const c = agentOf('c', { owners: ['y'] });

test('agents that agree in what is read share one input', () => {
  const environments = [linkedEnvironment({ name: 'e', agents: [a, b, c], policySets: ['s'] })];
  expect(groupSubjects({ project, environments }, owners)).toEqual([
    {
      sets: ['s'],
      raised: [],
      inputs: ['{"metadata":{"owners":["x"]}}', '{"metadata":{"owners":["y"]}}'],
      subjects: [[a, b], [c]],
    },
  ]);
});

test('what is read keeps them apart', () => {
  const environments = [linkedEnvironment({ name: 'e', agents: [a, b, c], policySets: ['s'] })];
  const [group] = groupSubjects({ project, environments }, inputProjection([['id']]));
  expect(group?.inputs).toHaveLength(3);
});

test('environments with the same sets are judged together, whatever their order', () => {
  const environments = [
    linkedEnvironment({ name: 'e', agents: [a], policySets: ['s', 't'] }),
    linkedEnvironment({ name: 'f', agents: [b], policySets: ['t', 's', 't'] }),
    linkedEnvironment({ name: 'g', agents: [c], policySets: ['t'] }),
    linkedEnvironment({ name: 'h', agents: [c], policySets: [] }),
  ];
  expect(groupSubjects({ project, environments }, owners)).toMatchObject([
    { sets: ['s', 't'], subjects: [[a, b]] },
    { sets: ['t'], subjects: [[c]] },
  ]);
});

import { expect, test } from 'vitest';
import { delegationGraph } from '../../compiler/policy/delegation-graph.ts';
import { delegating, ledTeam } from './delegating.ts';

const canWorkWith = ['spec', 'collaboration', 'canWorkWith'];

test('links stand in the order in which they are written, with the place of each', () => {
  const agents = [delegating('a', ['c', 'b']), delegating('b', []), delegating('c', ['a'])];
  expect(delegationGraph({ agents, teams: [] }).links).toEqual([
    [
      { to: 2, path: [...canWorkWith, 0] },
      { to: 1, path: [...canWorkWith, 1] },
    ],
    [],
    [{ to: 0, path: [...canWorkWith, 0] }],
  ]);
});

test('a bare name prefers its own namespace, and may be of another one', () => {
  const elsewhere = { namespace: 'other', id: 'other/b' };
  const agents = [
    delegating('a', ['b', 'other/b', 'c']),
    delegating('b', []),
    delegating('b', [], {}, elsewhere),
    delegating('c', [], {}, { namespace: 'other', id: 'other/c' }),
  ];
  const [links] = delegationGraph({ agents, teams: [] }).links;
  expect(links?.map(({ to }) => to)).toEqual([1, 2, 3]);
});

test('an agent that is not there, and the agent itself, are no links', () => {
  const agents = [delegating('a', ['a', 'gone', 'b']), delegating('b', [])];
  expect(delegationGraph({ agents, teams: [] }).links[0]).toEqual([
    { to: 1, path: [...canWorkWith, 2] },
  ]);
});

test('the lead of a hierarchical team hands on to its other members', () => {
  const agents = [delegating('a', []), delegating('b', []), delegating('c', [])];
  const teams = [ledTeam('ward', 'b', ['b', 'a', 'gone'])];
  expect(delegationGraph({ agents, teams }).links).toEqual([
    [],
    [
      {
        to: 0,
        path: ['metadata', 'name'],
        team: { id: 'default/ward', path: ['spec', 'members', 1] },
      },
    ],
    [],
  ]);
});

test('who leads another team, or one whose lead is not there, hands on nothing', () => {
  const agents = [delegating('a', ['b']), delegating('b', [])];
  const teams = [ledTeam('talk', 'b', ['a', 'b'], 'selector'), ledTeam('ward', 'gone', ['a'])];
  expect(delegationGraph({ agents, teams }).links.map(({ length }) => length)).toEqual([1, 0]);
});

test('where nobody hands on anything, there is no graph', () => {
  expect(delegationGraph({ agents: [delegating('a', [])], teams: [] })).toEqual({
    agents: [],
    links: [],
  });
});

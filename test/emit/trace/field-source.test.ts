import { expect, test } from 'vitest';
import {
  along,
  placement,
  sourcesOf,
  stepsOf,
  whole,
} from '../../../compiler/emit/trace/field-source.ts';
import { definition } from '../../support/builders.ts';

const agent = definition('Agent', 'triage', {}, 'desk');
const table = new Map([
  ['demand', [whole(agent, 'spec.resources')]],
  ['demand.memory', [along(agent, 'spec.resources.memory'), placement('edge', ['desk/triage'])]],
  ['probes', [along(agent, 'spec.reliability.probes')]],
]);

test('the longest path of the table that leads to an input counts', () => {
  expect(sourcesOf(table, ['demand', 'milliCpu'])).toEqual([
    { kind: 'definition', definition: agent, path: ['spec', 'resources'], rest: [] },
  ]);
  expect(sourcesOf(table, ['demand', 'memory'])).toEqual([
    { kind: 'definition', definition: agent, path: ['spec', 'resources', 'memory'], rest: [] },
    { kind: 'placement', environment: 'edge', agents: ['desk/triage'] },
  ]);
  expect(sourcesOf(table, ['image'])).toEqual([]);
});

test('a part that is shaped like the input goes along with it', () => {
  expect(sourcesOf(table, ['probes', 'liveness', 'port'])).toEqual([
    {
      kind: 'definition',
      definition: agent,
      path: ['spec', 'reliability', 'probes'],
      rest: ['liveness', 'port'],
    },
  ]);
});

test('numbers in a path are positions', () => {
  expect(stepsOf('spec.models.0.pool')).toEqual(['spec', 'models', 0, 'pool']);
  expect(stepsOf('')).toEqual([]);
});

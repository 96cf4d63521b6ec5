import { expect, test } from 'vitest';
import { teamFiles } from '../../../compiler/bundle/parts/teams.ts';
import { definition, linkedEnvironment, resolvedAgent } from '../../support/builders.ts';
import { renderAll } from '../../support/render.ts';

test('names its members by their identity', () => {
  const agents = [
    resolvedAgent({ name: 'writer', namespace: 'desk' }),
    resolvedAgent({ name: 'writer', namespace: 'ops' }),
    resolvedAgent({ name: 'watch', namespace: 'ops' }),
  ];
  const teams = [
    definition(
      'Team',
      'crew',
      {
        strategy: 'hierarchical',
        members: ['writer', 'watch', 'ops/writer'],
        lead: 'writer',
        sharedContext: { tone: 'calm' },
        termination: { maxTurns: 9 },
      },
      'desk',
    ),
    definition('Team', 'pair', { strategy: 'sequential', members: ['writer'] }, 'ops'),
  ];
  expect(renderAll(teamFiles(linkedEnvironment({ name: 'edge', agents, teams })))).toEqual({
    'bundle/edge/teams.json':
      '{"teams":[\n' +
      '{"id":"desk/crew","strategy":"hierarchical","members":["desk/writer","ops/watch","ops/writer"],"lead":"desk/writer","sharedContext":{"tone":"calm"},"termination":{"maxTurns":9}},\n' +
      '{"id":"ops/pair","strategy":"sequential","members":["ops/writer"]}\n' +
      ']}\n',
  });
});

test('is absent without teams', () => {
  expect(teamFiles(linkedEnvironment({ name: 'edge' }))).toEqual([]);
});

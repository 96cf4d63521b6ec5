import { expect, test } from 'vitest';
import type { LinkedEnvironment } from '../../compiler/model/program.ts';
import { relatedPlaces } from '../../compiler/policy/related-places.ts';
import { linkedEnvironment, resolvedAgent } from '../support/builders.ts';
import { delegating, ledTeam } from './delegating.ts';

const a = delegating('a', ['b']);
const b = delegating('b', []);
const team = ledTeam('ward', 'a', ['b']);
const environment = linkedEnvironment({ name: 'e', agents: [a, b], teams: [team] });

function pathsOf(
  related: Parameters<ReturnType<typeof relatedPlaces>>[1],
  environments: readonly LinkedEnvironment[] = [environment],
): readonly string[] {
  return relatedPlaces(environments)(a, related).map(({ place, message }) => {
    const where = 'document' in place ? [place.document.file.path, ...place.path] : [];
    return `${message} ${where.join(' ')}`;
  });
}

test('a path leads into the definition that is judged', () => {
  expect(pathsOf([{ message: 'Here.', path: ['spec', 'model'] }])).toEqual([
    'Here. agents/default/a.yaml spec model',
  ]);
});

test('or into the agent or the team that is named', () => {
  expect(
    pathsOf([
      { message: 'There.', path: ['spec'], agent: 'default/b' },
      { message: 'Led.', path: ['spec', 'members', 0], team: 'default/ward' },
    ]),
  ).toEqual(['There. agents/default/b.yaml spec', 'Led. teams/default/ward.yaml spec members 0']);
});

test('of two environments, the one in which the agent is judged counts', () => {
  const { definition } = delegating('c', []);
  const other = linkedEnvironment({
    name: 'd',
    agents: [resolvedAgent({ name: 'b', definition })],
  });
  const related = [{ message: 'There.', path: [], agent: 'default/b' }];
  expect(pathsOf(related, [other, environment])).toEqual(['There. agents/default/b.yaml']);
});

test('what is not there is left out', () => {
  expect(
    pathsOf([
      { message: 'There.', path: [], agent: 'default/gone' },
      { message: 'There.', path: [], team: 'default/gone' },
      { message: 'Here.', path: [] },
    ]),
  ).toEqual(['Here. agents/default/a.yaml']);
});

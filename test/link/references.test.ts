import { expect, test } from 'vitest';
import { authoredSpecs } from '../../compiler/link/authored-specs.ts';
import { collectReferences } from '../../compiler/link/references.ts';
import { collectSymbols } from '../../compiler/link/symbols.ts';
import { formatPath } from '../../compiler/source/format-path.ts';
import { definition, definitionsByKind } from '../support/builders.ts';

const definitions = definitionsByKind([
  definition('Agent', 'clerk', {
    tools: [{ name: 'ledger' }],
    model: { name: 'small' },
    collaboration: { canWorkWith: ['porter'] },
  }),
  definition('Fleet', 'scribes', {
    template: { model: { tier: 'simple' } },
    members: [
      { name: 'plain', count: 1 },
      { name: 'fancy', count: 1, overrides: { model: { name: 'large' } } },
    ],
  }),
  definition('Project', 'estate', {
    defaults: { office: { spec: { tools: [{ name: 'search' }] } }, empty: {} },
  }),
  definition('Environment', 'cloud', {
    clusters: [],
    definitions: [],
    policySets: [],
    overlays: [{ select: { namespace: 'news' }, spec: { tools: [{ name: 'archive' }] } }],
  }),
  definition('Team', 'desk', { strategy: 'sequential', members: ['clerk'], lead: 'clerk' }),
  definition('Workflow', 'flow', {
    steps: [
      { id: 'a', agent: 'clerk' },
      { id: 'b', team: 'desk' },
      { id: 'c', workflow: 'flow' },
      { id: 'd', approval: { roles: ['chief'] } },
    ],
  }),
]);

test('finds every part of an agent that an author wrote', () => {
  const found = [...authoredSpecs(definitions)].map(({ describe, path, namespace }) => [
    describe(),
    formatPath(path),
    namespace,
  ]);
  expect(found).toEqual([
    ['Agent "clerk"', 'spec', 'default'],
    ['Fleet "scribes"', 'spec.template', 'default'],
    ['Member "fancy" of fleet "scribes"', 'spec.members[1].overrides', 'default'],
    ['Defaults of namespace "office"', 'spec.defaults.office.spec', 'office'],
    ['An overlay of environment "cloud"', 'spec.overlays[0].spec', 'news'],
  ]);
});

test('finds every name of another definition, and what it means', () => {
  const found = collectReferences(definitions, collectSymbols(definitions)).map(
    ({ describe, text, path, lookup }) => [
      `${describe()} ${text}`,
      formatPath(path),
      Object.keys(lookup)[0],
    ],
  );
  expect(found).toEqual([
    ['Agent "clerk" works with agent porter', 'spec.collaboration.canWorkWith[0]', 'unknown'],
    ['Agent "clerk" uses tool ledger', 'spec.tools[0].name', 'unknown'],
    ['Agent "clerk" asks model small', 'spec.model.name', 'unknown'],
    [
      'Member "fancy" of fleet "scribes" asks model large',
      'spec.members[1].overrides.model.name',
      'unknown',
    ],
    [
      'Defaults of namespace "office" uses tool search',
      'spec.defaults.office.spec.tools[0].name',
      'unknown',
    ],
    [
      'An overlay of environment "cloud" uses tool archive',
      'spec.overlays[0].spec.tools[0].name',
      'unknown',
    ],
    ['Team "desk" counts on agent clerk', 'spec.members[0]', 'found'],
    ['Step "a" runs agent clerk', 'spec.steps[0].agent', 'found'],
    ['Step "b" runs team desk', 'spec.steps[1].team', 'found'],
    ['Step "c" runs workflow flow', 'spec.steps[2].workflow', 'found'],
  ]);
});

import { expect, test } from 'vitest';
import { link } from '../../../compiler/link/link.ts';
import type { Hosting } from '../../../compiler/model/agent.ts';
import { definition, definitionsByKind, nodePool, sourceSet } from '../../support/builders.ts';

/** Codes of what is found in an agent with a hosting that no schema has judged. */
function codes(hosting: Hosting): string[] {
  const definitions = definitionsByKind([
    definition('Cluster', 'west', { pools: [nodePool({ name: 'main' })] }),
    definition('Agent', 'triage', {
      framework: 'crewai',
      runtime: { image: 'registry.example/python:1', handler: 'agents.run' },
      resources: { cpu: 1, memory: '1Mi', storage: '1Mi' },
      hosting,
    }),
    definition('Environment', 'live', {
      clusters: [{ name: 'west' }],
      definitions: [{ agent: 'triage' }],
      policySets: [],
    }),
  ]);
  return link({ sources: sourceSet(), definitions }).diagnostics.map(({ code }) => code);
}

test('one mode is wanted', () => {
  expect(codes({ dedicated: {} })).toEqual([]);
  expect(codes({ dedicated: {}, scheduled: { schedule: '0 6 * * *' } })).toEqual([
    'link/several-hostings',
  ]);
  expect(codes({})).toEqual(['link/several-hostings']);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { suggest } from '../../compiler/diagnostic/suggest.ts';

describe('finds', () => {
  test.each([
    ['a letter too few', 'serach', ['search', 'ledger'], 'search'],
    ['another case', 'Search', ['search', 'sea'], 'search'],
    ['an underscore for a hyphen', 'web_search', ['web-search', 'web-reach'], 'web-search'],
    ['a dot for a hyphen', 'web.search', ['web-search'], 'web-search'],
    [
      'a number at the end',
      'executive_summary_agent',
      ['executive_summary_agent_001', 'chart_agent_001'],
      'executive_summary_agent_001',
    ],
    ['a number that is not there', 'triage-002', ['triage', 'report-002'], 'triage'],
    ['the nearest of several', 'metadate', ['metadata', 'meta', 'mandate'], 'metadata'],
    ['the equal one before near ones', 'Abc', ['abd', 'abc', 'abe'], 'abc'],
    ['one that is offered twice', 'serach', ['search', 'search'], 'search'],
    ['the nearer of two spellings', 'CrewAl', ['CrewAI', 'crewai', 'AutoGen'], 'CrewAI'],
    ['the nearer of two spellings in the other order', 'crewal', ['CrewAI', 'crewai'], 'crewai'],
    ['a word of two letters', 'ix', ['id'], 'id'],
  ])('%s', (_name, wanted, candidates, expected) => {
    expect(suggest(wanted, candidates)).toBe(expected);
  });
});

describe('finds nothing', () => {
  test.each([
    ['where nothing is near', 'weather', ['search', 'ledger']],
    ['just beyond a third of the length', 'searchxxx', ['searchabcd']],
    ['where two are equally near', 'cat', ['bat', 'car']],
    ['where two differ by their number', 'agent', ['agent_001', 'agent_002']],
    ['where two spellings are equally near', 'web.search', ['web-search', 'web_search']],
    ['where a name and two spellings of another are near', 'cat', ['bat', 'car', 'Car']],
    ['among no candidates', 'search', []],
    ['for a single letter', 'x', ['y']],
    ['for an empty name', '', ['a', 'b']],
    ['for a text that is no name', 'a'.repeat(300), ['a'.repeat(299)]],
  ])('%s', (_name, wanted, candidates) => {
    expect(suggest(wanted, candidates)).toBeUndefined();
  });
});

const names = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '-', '_', '1'), maxLength: 12 });

test('does not depend on the order of the candidates', () => {
  fc.assert(
    fc.property(names, fc.uniqueArray(names, { maxLength: 8 }), (wanted, candidates) => {
      expect(suggest(wanted, candidates.toReversed())).toBe(suggest(wanted, candidates));
    }),
  );
});

test('gives one of the candidates, or nothing', () => {
  fc.assert(
    fc.property(names, fc.array(names, { maxLength: 8 }), (wanted, candidates) => {
      const found = suggest(wanted, candidates);
      if (found !== undefined) expect(candidates).toContain(found);
    }),
  );
});

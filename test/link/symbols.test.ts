import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  collectSymbols,
  findLikely,
  findReference,
  identityOf,
  placeOfName,
  type AgentSymbol,
  type Lookup,
  type SymbolKind,
} from '../../compiler/link/symbols.ts';
import type { AnyDefinition } from '../../compiler/model/definition.ts';
import { definition, definitionsByKind } from '../support/builders.ts';

function agent(name: string, namespace?: string): AnyDefinition {
  return definition('Agent', name, {}, namespace);
}

function fleet(name: string, members: readonly string[], namespace?: string): AnyDefinition {
  const spec = { template: {}, members: members.map((member) => ({ name: member, count: 1 })) };
  return definition('Fleet', name, spec, namespace);
}

/** A lookup in short. */
function answer(lookup: Lookup<SymbolKind>): string {
  if ('found' in lookup) return identityOf(lookup.found);
  if ('ambiguous' in lookup)
    return `ambiguous ${lookup.candidates.map(identityOf).sort().join(' ')}`;
  return lookup.suggestion === undefined ? 'unknown' : `unknown, near ${lookup.suggestion.text}`;
}

function look(definitions: readonly AnyDefinition[], text: string, from = 'default'): string {
  return answer(findReference(collectSymbols(definitionsByKind(definitions)), 'Agent', text, from));
}

describe('findReference', () => {
  const estate = [
    agent('writer', 'news'),
    agent('writer', 'sales'),
    agent('editor', 'news'),
    fleet('scribes', ['poet', 'clerk'], 'office'),
  ];

  test.each([
    ['writer', 'news', 'news/writer'],
    ['writer', 'sales', 'sales/writer'],
    ['writer', 'office', 'ambiguous news/writer sales/writer'],
    ['sales/writer', 'news', 'sales/writer'],
    ['editor', 'office', 'news/editor'],
    ['poet', 'news', 'office/poet'],
    ['office/clerk', 'news', 'office/clerk'],
    ['scribes', 'office', 'unknown'],
    ['edtor', 'office', 'unknown, near editor'],
    ['news/edtor', 'office', 'unknown, near news/editor'],
    ['office/editor', 'news', 'unknown'],
    ['wrter', 'news', 'unknown, near writer'],
    ['', 'news', 'unknown'],
    ['/', 'news', 'unknown'],
    ['__proto__', 'news', 'unknown'],
    ['toString', 'news', 'unknown'],
  ])('finds %s from %s: %s', (text, from, expected) => {
    expect(look(estate, text, from)).toBe(expected);
  });

  test('suggests no name that would be ambiguous where it stands', () => {
    expect(look(estate, 'wrter', 'office')).toBe('unknown');
  });

  test('keeps kinds apart', () => {
    const team = definition('Team', 'writer', { strategy: 'sequential', members: [] });
    const symbols = collectSymbols(definitionsByKind([agent('writer', 'news'), team]));
    expect(answer(findReference(symbols, 'Team', 'writer', 'news'))).toBe('default/writer');
    expect(answer(findReference(symbols, 'Workflow', 'writer', 'news'))).toBe('unknown');
  });

  test('lets a rule read a fleet member', () => {
    const symbols = collectSymbols(definitionsByKind(estate));
    const found = findLikely(symbols, 'Agent', 'clerk', 'office');
    expect(found?.memberIndex).toBe(1);
    expect(found?.memberIndex === undefined ? '' : found.member.name).toBe('clerk');
    expect(found && placeOfName(found).path).toEqual(['spec', 'members', 1, 'name']);
  });
});

describe('findLikely', () => {
  test('goes on with what was surely meant', () => {
    const symbols = collectSymbols(definitionsByKind([agent('editor')]));
    expect(findLikely(symbols, 'Agent', 'editor', 'x')?.name).toBe('editor');
    expect(findLikely(symbols, 'Agent', 'edtor', 'x')?.name).toBe('editor');
    expect(findLikely(symbols, 'Agent', 'cartographer', 'x')).toBeUndefined();
  });

  test('does not guess among several', () => {
    const symbols = collectSymbols(definitionsByKind([agent('a', 'x'), agent('a', 'y')]));
    expect(findLikely(symbols, 'Agent', 'a', 'z')).toBeUndefined();
  });
});

describe('collectSymbols', () => {
  test('records each further definition of an identity, the first in order of file winning', () => {
    const [one, two] = [agent('writer'), fleet('scribes', ['writer', 'writer'])];
    for (const order of [
      [one, two],
      [two, one],
    ]) {
      const { duplicates } = collectSymbols(definitionsByKind(order));
      expect(duplicates.map(({ first, second }) => [where(first), where(second)])).toEqual([
        ['agents/default/writer.yaml', 'fleets/default/scribes.yaml 0'],
        ['agents/default/writer.yaml', 'fleets/default/scribes.yaml 1'],
      ]);
    }
  });

  test('does not depend on the order of the definitions', () => {
    const names = fc.constantFrom('a', 'b', 'c');
    const definitions = fc.array(
      fc.oneof(
        fc.tuple(names, names).map(([name, namespace]) => agent(name, namespace)),
        fc
          .tuple(names, names)
          .map(([name, namespace]) => fleet(`${name}s`, [name, 'd'], namespace)),
      ),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(definitions, names, names, (all, text, from) => {
        // Two definitions of one kind and name would stand in one file here, in no order.
        const distinct = [
          ...new Map(all.map((one) => [one.source.document.file.path, one])).values(),
        ];
        const reversed = [...distinct].reverse();
        expect(look(reversed, text, from)).toBe(look(distinct, text, from));
        expect(duplicatesOf(reversed)).toEqual(duplicatesOf(distinct));
      }),
    );
  });
});

function where(symbol: {
  readonly definition: AnyDefinition;
  readonly memberIndex: number | undefined;
}): string {
  const { path } = symbol.definition.source.document.file;
  return symbol.memberIndex === undefined ? path : `${path} ${symbol.memberIndex}`;
}

function duplicatesOf(definitions: readonly AnyDefinition[]): string[][] {
  const { duplicates } = collectSymbols(definitionsByKind(definitions));
  const agents = duplicates.filter(({ kind }) => kind === 'Agent');
  return agents.map(({ first, second }) => [where(first), where(second)]);
}

test('symbols of agents and members are told apart by their type', () => {
  const symbols = collectSymbols(definitionsByKind([agent('a'), fleet('f', ['m'])]));
  const kinds = [...symbols.tables.Agent.byIdentity.values()].map((symbol: AgentSymbol) =>
    symbol.memberIndex === undefined ? symbol.definition.kind : symbol.member.count,
  );
  expect(kinds).toEqual(['Agent', 1]);
});

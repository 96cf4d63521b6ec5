import { describe, expect, test } from 'vitest';
import { listNames } from '../../../compiler/cli/completion/list-names.ts';
import type { DefinedKind } from '../../../compiler/cli/completion/list-names.ts';
import { CannotRunError } from '../../../compiler/diagnostic/cannot-run-error.ts';
import { smallEstate } from '../../support/small-estate.ts';
import { temporaryEstate } from '../../support/temporary-estate.ts';

const kinds: readonly (readonly [DefinedKind, readonly string[]])[] = [
  ['agent', ['books', 'counter', 'papers', 'sorter', 'writer']],
  ['fleet', ['readers']],
  ['team', ['desk-team']],
  ['workflow', ['answer']],
  ['cluster', ['small']],
  ['environment', ['office']],
];

const team = (name: string, namespace?: string): string => `apiVersion: adac.dev/v2
kind: Team
metadata: { name: ${name}${namespace === undefined ? '' : `, namespace: ${namespace}`} }
spec:
  strategy: sequential
  members: [sorter, writer]
  termination: { maxTurns: 5 }
`;

describe('names of a project', () => {
  test.each(kinds)('%s', (kind, names) => {
    const root = temporaryEstate({ ...smallEstate, 'agents/team.yaml': team('desk-team', 'desk') });
    expect(listNames(root, kind)).toEqual(names);
  });

  test('that several namespaces have are given with each of them', () => {
    const root = temporaryEstate({
      ...smallEstate,
      'agents/one.yaml': team('night', 'desk'),
      'agents/two.yaml': team('night'),
      'agents/three.yaml': team('day', 'desk'),
    });
    expect(listNames(root, 'team')).toEqual(['day', 'default/night', 'desk/night']);
  });

  test('are those of the files that can be read, while others are being written', () => {
    const root = temporaryEstate({
      ...smallEstate,
      'agents/one.yaml': team('night', 'desk'),
      'agents/two.yaml': 'kind: Team\nmetadata: [',
      'agents/three.yaml': team('day', 'desk').replace('sorter', 'nobody'),
    });
    expect(listNames(root, 'team')).toEqual(['day', 'night']);
  });

  test('need a project', () => {
    expect(() => listNames(temporaryEstate({}), 'agent')).toThrow(CannotRunError);
  });
});

import { expect, test } from 'vitest';
import { formatSources } from '../../../compiler/cli/fmt/format-sources.ts';
import { readSources } from '../../../compiler/load/read-sources.ts';
import { estate } from '../../support/estate.ts';
import { repository } from '../../support/temporary-estate.ts';

test("this repository's estate is in canonical form", () => {
  const { changed, left } = formatSources(readSources(repository).value, []);
  expect(changed.map(({ path }) => path)).toEqual([]);
  expect(left).toEqual([]);
}, 60_000);

test('JSON stays, and a file that would lose something is named', () => {
  const sources = estate({
    'agents/a.json': '{"agent_id":   "a"}',
    'agents/b.yaml': 'agent_id:   b\n',
    'agents/c.yaml': 'agent_id: [\n',
  });
  const { changed, left } = formatSources(sources, []);
  expect(changed).toEqual([
    { path: 'agents/b.yaml', before: 'agent_id:   b\n', after: 'agent_id: b\n' },
  ]);
  expect(left).toEqual(['agents/c.yaml']);
});

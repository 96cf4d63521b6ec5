import { expect, test } from 'vitest';

import { estate } from './estate.ts';

const paths = (files: readonly { readonly path: string }[]): string[] =>
  files.map(({ path }) => path);

test('sorts files into what they are read as, by path', () => {
  const sources = estate({
    'workflows/w.yaml': 'w',
    'agents/b.yml': 'b',
    'agents/B.json': 'B',
    'agents/prompts/p.hbs': 'p',
    'agents/README.md': 'r',
    'policies/owners.rego': 'o',
    'policies/data.json': 'd',
    'adac.lock': 'l',
    'adac.yaml': 'kind: Project',
  });
  expect(sources.project).toEqual({ path: 'adac.yaml', text: 'kind: Project' });
  expect(paths(sources.definitions)).toEqual(['agents/B.json', 'agents/b.yml', 'workflows/w.yaml']);
  expect(paths(sources.templates)).toEqual(['agents/prompts/p.hbs']);
  expect(paths(sources.policies)).toEqual(['policies/owners.rego']);
  expect(sources.lock).toBe('l');
});

test('supplies a project where none is given', () => {
  const { project, lock } = estate({});
  expect(project.path).toBe('adac.yaml');
  expect(project.text).toContain('kind: Project');
  expect(lock).toBeUndefined();
});

import { expect, test } from 'vitest';

import { classifyPath } from '../../compiler/load/classify-path.ts';

test.each([
  ['agents/a.yaml', 'definition'],
  ['agents/deep/er/a.yml', 'definition'],
  ['clusters/edge.json', 'definition'],
  ['top.yaml', 'definition'],
  ['policies/waivers.yaml', 'definition'],
  ['policies/data.json', undefined],
  ['policies/owners.rego', 'policy'],
  ['policies/sets/owners_test.rego', 'policy'],
  ['agents/owners.rego', undefined],
  ['agents/prompts/triage.hbs', 'template'],
  ['agents/finance/prompts/deep/triage.md', 'template'],
  ['agents/prompts/example.yaml', 'template'],
  ['agents/prompts', undefined],
  ['agents/README.md', undefined],
  ['agents/a.YAML', undefined],
  ['policies/policy.wasm', undefined],
  ['policies/runtime.wasm', undefined],
  ['adac.yaml', undefined],
  ['adac.lock', undefined],
  ['agents/adac.yaml', 'definition'],
])('%s is a %s', (path, kind) => {
  expect(classifyPath(path)).toBe(kind);
});

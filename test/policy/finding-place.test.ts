import { expect, test } from 'vitest';
import { judge } from '../../compiler/policy/judge.ts';
import { definition, linkedEnvironment, linkedProgram, sourceSet } from '../support/builders.ts';
import { findingPlace } from '../../compiler/policy/finding-place.ts';
import { agentOf, library, summarize } from './judging.ts';

const image = 'registry.example/python:3.11';
const project = definition('Project', 'estate', { images: { python: image } });

const users = ['a', 'b', 'c'].map((name) =>
  agentOf(name, {}, { runtime: { image: 'python' } }, { image }),
);
const own = agentOf('own', {}, { runtime: { image } }, { image });

test('an unpinned preset is reported once, where it is written', async () => {
  const environment = linkedEnvironment({
    name: 'test',
    agents: [...users, own],
    policySets: ['supply-chain'],
  });
  const program = linkedProgram([environment], { project, sources: sourceSet(library) });
  const { diagnostics } = await judge(program);
  const pinned = diagnostics.filter(({ code }) => code === 'policy/supply-chain/image-pinned');
  const said = `The image "${image}" is not pinned by a digest.`;
  expect(summarize(pinned)).toEqual([
    `policy/supply-chain/image-pinned at spec.images.python: ${said}`,
    `policy/supply-chain/image-pinned at spec.runtime.image: ${said}`,
  ]);
});

test.each([
  [['spec', 'runtime'], 'spec.runtime'],
  [['spec', 'runtime', 'image', 'x'], 'spec.runtime.image.x'],
  [['spec', 'runtime', 'image'], 'spec.images.python'],
])('the place of %j', (path, expected) => {
  const [user] = users;
  if (user === undefined) throw new Error('There is one.');
  expect(findingPlace(user, { path }, project).path.join('.')).toBe(expected);
});

const tool = definition('Tool', 'ledger', { operations: [] });
const model = definition('Model', 'small', { provider: 'x', id: 'x-1', serving: {} });
const using = agentOf(
  'using',
  {},
  {},
  {
    tools: [{ definition: tool, allow: [], requiresConfirmation: false }],
    model,
  },
);

test.each([
  [{ tool: 'default/ledger' }, 'tools/default/ledger.yaml spec.mcp'],
  [{ model: 'default/small' }, 'models/default/small.yaml spec.mcp'],
  [{ tool: 'default/small' }, 'agents/default/using.yaml metadata.name'],
  [{ model: 'default/ledger' }, 'agents/default/using.yaml metadata.name'],
])('%j is looked for among what the agent uses', (names, expected) => {
  const { document, path } = findingPlace(using, { path: ['spec', 'mcp'], ...names }, project);
  expect(`${document.file.path} ${path.join('.')}`).toBe(expected);
});

test('an image named like what every object inherits is no preset', () => {
  const odd = agentOf('odd', {}, { runtime: { image: 'constructor' } });
  expect(findingPlace(odd, { path: ['spec', 'runtime', 'image'] }, project).path).toEqual([
    'spec',
    'runtime',
    'image',
  ]);
});

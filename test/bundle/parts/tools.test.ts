import { expect, test } from 'vitest';
import { toolFiles } from '../../../compiler/bundle/parts/tools.ts';
import { definition, linkedEnvironment, resolvedAgent } from '../../support/builders.ts';
import { renderAll } from '../../support/render.ts';

const queue = definition(
  'Tool',
  'queue',
  {
    mcp: { transport: 'streamable-http', url: 'https://queue.example/mcp' },
    operations: [
      { name: 'list' },
      { name: 'purge', destructive: true, description: 'Empties it.' },
    ],
    egress: ['queue.example'],
  },
  'desk',
);
const clock = definition('Tool', 'clock', { function: { handler: 'tools.clock' }, operations: [] });

test('says how tools are reached, and what each agent may call', () => {
  const agents = [
    resolvedAgent({
      name: 'sorter',
      namespace: 'desk',
      tools: [
        { definition: queue, allow: ['list', 'purge'], requiresConfirmation: true },
        { definition: clock, allow: [], requiresConfirmation: false },
      ],
    }),
    resolvedAgent({
      name: 'watch',
      namespace: 'ops',
      tools: [{ definition: queue, allow: ['list'], requiresConfirmation: false }],
    }),
    resolvedAgent({ name: 'writer', namespace: 'ops' }),
  ];
  const files = renderAll(toolFiles(linkedEnvironment({ name: 'edge', agents })));
  expect(files).toEqual({
    'bundle/edge/tools.json':
      '{"tools":[\n' +
      '{"id":"default/clock","function":{"handler":"tools.clock"},"operations":[]},\n' +
      '{"id":"desk/queue","mcp":{"transport":"streamable-http","url":"https://queue.example/mcp"},"operations":[{"name":"list"},{"name":"purge","description":"Empties it.","destructive":true}],"egress":["queue.example"]}\n' +
      '],"allowed":[\n' +
      '{"agent":"desk/sorter","tools":[{"tool":"desk/queue","allow":["list","purge"],"requiresConfirmation":true},{"tool":"default/clock","allow":[],"requiresConfirmation":false}]},\n' +
      '{"agent":"ops/watch","tools":[{"tool":"desk/queue","allow":["list"],"requiresConfirmation":false}]}\n' +
      ']}\n',
  });
  for (const text of Object.values(files)) expect(JSON.parse(text)).toHaveProperty('allowed');
});

test('is absent where no agent has a tool', () => {
  expect(
    toolFiles(linkedEnvironment({ name: 'edge', agents: [resolvedAgent({ name: 'a' })] })),
  ).toEqual([]);
});

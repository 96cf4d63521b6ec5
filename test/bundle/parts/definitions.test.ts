import { describe, expect, test } from 'vitest';
import type { JsonValue } from '../../../compiler/model/json.ts';
import { definitionFiles } from '../../../compiler/bundle/parts/definitions.ts';
import { linkedEnvironment, resolvedAgent, runtimeClass } from '../../support/builders.ts';
import { render, renderAll } from '../../support/render.ts';

const image = `registry.example/adac/python@sha256:${'a'.repeat(64)}`;

describe('definitions', () => {
  test('stand by namespace, one a line, sorted', () => {
    const agents = [
      resolvedAgent({
        name: 'sorter',
        namespace: 'desk',
        makeDocument: () => ({ kind: 'Agent', spec: { prompt: 'Sort "it".\n' } }),
      }),
      resolvedAgent({
        name: 'alpha',
        namespace: 'desk',
        instances: 20,
        hosting: { mode: 'pooled', weight: 1, runtimeClass: runtimeClass() },
        makeDocument: () => ({ kind: 'Agent' }),
      }),
      resolvedAgent({ name: 'watch', namespace: 'ops', makeDocument: () => ({}) }),
    ];
    expect(renderAll([...definitionFiles(linkedEnvironment({ name: 'edge', agents }))])).toEqual({
      'bundle/edge/definitions/desk.json':
        '{"agents":[\n' +
        `{"id":"desk/alpha","instances":20,"hosting":"pooled","image":"${image}","definition":{"kind":"Agent"}},\n` +
        `{"id":"desk/sorter","instances":1,"hosting":"dedicated","image":"${image}","definition":{"kind":"Agent","spec":{"prompt":"Sort \\"it\\".\\n"}}}\n` +
        ']}\n',
      'bundle/edge/definitions/ops.json': `{"agents":[\n{"id":"ops/watch","instances":1,"hosting":"dedicated","image":"${image}","definition":{}}\n]}\n`,
    });
  });

  test('an agent under an autoscaler says so, since its instances are then no replicas', () => {
    const scaled = resolvedAgent({
      name: 'sorter',
      namespace: 'desk',
      instances: 8,
      hosting: { mode: 'dedicated', autoscaling: { min: 2, max: 8 } },
      makeDocument: () => ({}),
    });
    const environment = linkedEnvironment({ name: 'edge', agents: [scaled] });
    expect(renderAll([...definitionFiles(environment)])).toEqual({
      'bundle/edge/definitions/desk.json': `{"agents":[\n{"id":"desk/sorter","instances":8,"hosting":"dedicated","autoscaled":true,"image":"${image}","definition":{}}\n]}\n`,
    });
  });

  test('an environment without agents has none', () => {
    expect([...definitionFiles(linkedEnvironment({ name: 'edge' }))]).toEqual([]);
  });

  test('a large namespace is split, and one agent more changes one of its files', () => {
    const agents = Array.from({ length: 60 }, (_, index) =>
      resolvedAgent({
        name: `agent-${index}`,
        namespace: 'desk',
        makeDocument: () => ({ prompt: 'x'.repeat(50_000) }),
      }),
    );
    const files = (count: number) => [
      ...definitionFiles(linkedEnvironment({ name: 'edge', agents: agents.slice(0, count) })),
    ];
    expect(files(10).map(({ path }) => path)).toEqual(['bundle/edge/definitions/desk.json']);
    const before = new Map(files(59).map((file) => [file.path, render(file)]));
    expect([...before.keys()].every((path) => /\/desk\.[01]+\.json$/.test(path))).toBe(true);
    const differing = files(60).filter((file) => before.get(file.path) !== render(file));
    expect(differing).toHaveLength(1);
    for (const text of before.values()) {
      expect(text.length).toBeLessThan(1_001_000);
      expect(JSON.parse(text)).toHaveProperty('agents');
    }
  });

  test('hostile keys are data', () => {
    // A literal would set the prototype.
    const document = Object.fromEntries<JsonValue>([
      ['__proto__', { x: 1 }],
      ['toJSON', 'no'],
      ['constructor', 1],
    ]);
    const agents = [
      resolvedAgent({ name: 'a', namespace: 'constructor', makeDocument: () => document }),
    ];
    const [file] = definitionFiles(linkedEnvironment({ name: 'edge', agents }));
    if (file === undefined) throw new Error('no file');
    expect(file.path).toBe('bundle/edge/definitions/constructor.json');
    expect(render(file)).toContain('{"__proto__":{"x":1},"toJSON":"no","constructor":1}');
  });
});

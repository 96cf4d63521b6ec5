import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fillIn, mergeOver } from '../../../compiler/link/resolve/merge-spec.ts';
import type { AgentSpec } from '../../../compiler/model/agent.ts';
import { jsonObject } from '../../support/json-object.ts';

describe('mergeOver', () => {
  test('merges mappings key by key, and says what it took', () => {
    const own: AgentSpec = { role: 'clerk', limits: { timeout: '30s', maxSteps: 5 } };
    const merged = mergeOver(own, { limits: { maxSteps: 9 }, goal: 'Help.' });
    expect(merged.spec).toEqual({
      role: 'clerk',
      limits: { timeout: '30s', maxSteps: 9 },
      goal: 'Help.',
    });
    expect(merged.takes).toEqual([
      { path: ['limits', 'maxSteps'], from: ['limits', 'maxSteps'] },
      { path: ['goal'], from: ['goal'] },
    ]);
  });

  test('merges tools by name and appends new ones', () => {
    const own: AgentSpec = { tools: [{ name: 'search', allow: ['query'] }, { name: 'mail' }] };
    const merged = mergeOver(own, {
      tools: [{ name: 'ledger' }, { name: 'search', requiresConfirmation: true }],
    });
    expect(merged.spec.tools).toEqual([
      { name: 'search', allow: ['query'], requiresConfirmation: true },
      { name: 'mail' },
      { name: 'ledger' },
    ]);
    expect(merged.takes).toEqual([
      { path: ['tools', 2], from: ['tools', 0] },
      { path: ['tools', 0, 'requiresConfirmation'], from: ['tools', 1, 'requiresConfirmation'] },
    ]);
  });

  test('merges skills by id', () => {
    const merged = mergeOver(
      { skills: [{ id: 'a', name: 'A' }] },
      { skills: [{ id: 'a', tags: ['x'] }] },
    );
    expect(merged.spec.skills).toEqual([{ id: 'a', name: 'A', tags: ['x'] }]);
  });

  test('replaces every other list', () => {
    const merged = mergeOver(
      { access: { egress: ['a.example', 'b.example'] }, protocols: ['a2a'] },
      { access: { egress: ['c.example'] } },
    );
    expect(merged.spec).toEqual({ access: { egress: ['c.example'] }, protocols: ['a2a'] });
  });

  test('replaces the schema and the default of an input whole', () => {
    const merged = mergeOver(
      {
        inputs: { x: { schema: { type: 'array', items: {} }, default: { a: 1 }, required: true } },
      },
      { inputs: { x: { schema: { type: 'object' }, default: { b: 2 } } } },
    );
    expect(merged.spec.inputs).toEqual({
      x: { schema: { type: 'object' }, default: { b: 2 }, required: true },
    });
  });

  test('a hosting of another mode replaces the whole hosting; one of the same mode is merged', () => {
    const own: AgentSpec = { hosting: { serverless: { maxScale: 5, minScale: 1 } } };
    expect(mergeOver(own, { hosting: { dedicated: { replicas: 2 } } }).spec).toEqual({
      hosting: { dedicated: { replicas: 2 } },
    });
    expect(mergeOver(own, { hosting: { serverless: { maxScale: 9 } } }).spec).toEqual({
      hosting: { serverless: { maxScale: 9, minScale: 1 } },
    });
  });

  test('alternatives replace each other', () => {
    const autoscaling = { min: 1, max: 3 };
    expect(
      mergeOver(
        { hosting: { dedicated: { replicas: 2 } } },
        { hosting: { dedicated: { autoscaling } } },
      ).spec,
    ).toEqual({ hosting: { dedicated: { autoscaling } } });
    expect(
      mergeOver({ model: { tier: 'simple', parameters: { t: 0 } } }, { model: { name: 'opus' } })
        .spec,
    ).toEqual({ model: { name: 'opus', parameters: { t: 0 } } });
    expect(
      mergeOver({ prompt: { file: 'a.hbs', values: { x: 1 } } }, { prompt: { text: 'Hi' } }).spec,
    ).toEqual({
      prompt: { text: 'Hi', values: { x: 1 } },
    });
  });

  test('a prompt of plain text counts as its text', () => {
    expect(mergeOver({ prompt: 'Hi {{x}}' }, { prompt: { values: { x: 1 } } }).spec).toEqual({
      prompt: { text: 'Hi {{x}}', values: { x: 1 } },
    });
    const over = mergeOver({ prompt: { text: 'Hi', values: { x: 1 } } }, { prompt: 'Ho {{x}}' });
    expect(over.spec).toEqual({ prompt: { text: 'Ho {{x}}', values: { x: 1 } } });
    expect(over.takes).toEqual([{ path: ['prompt', 'text'], from: ['prompt'] }]);
    expect(mergeOver({ prompt: 'Hi' }, { prompt: 'Ho' }).spec).toEqual({ prompt: 'Ho' });
  });

  test('what takes nothing gives back the very spec', () => {
    const own: AgentSpec = {
      limits: { timeout: '30s' },
      tools: [{ name: 'search', allow: ['a'] }],
    };
    const merged = mergeOver(own, { limits: { timeout: '30s' }, tools: [{ name: 'search' }] });
    expect(merged.takes).toEqual([]);
    expect(merged.spec).toBe(own);
  });

  test('keys that mean something to JavaScript are keys', () => {
    const parameters = jsonObject('{"__proto__": {"polluted": true}, "constructor": 1}');
    const merged = mergeOver({ model: { parameters: { a: 1 } } }, { model: { parameters } });
    expect(Object.keys(merged.spec.model?.parameters ?? {})).toEqual([
      'a',
      '__proto__',
      'constructor',
    ]);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });
});

describe('fillIn', () => {
  test('gives only what is left out', () => {
    const filled = fillIn(
      { framework: 'crewai', limits: { maxSteps: 5 }, tools: [{ name: 'search' }] },
      {
        framework: 'autogen',
        limits: { maxSteps: 9, timeout: '1m' },
        tools: [{ name: 'mail' }],
        role: 'clerk',
      },
    );
    expect(filled.spec).toEqual({
      framework: 'crewai',
      limits: { maxSteps: 5, timeout: '1m' },
      tools: [{ name: 'search' }],
      role: 'clerk',
    });
    expect(filled.takes).toEqual([
      { path: ['limits', 'timeout'], from: ['limits', 'timeout'] },
      { path: ['role'], from: ['role'] },
    ]);
  });

  test('gives nothing of an alternative to what was chosen', () => {
    const own: AgentSpec = { hosting: { pooled: { weight: 2 } }, model: { name: 'opus' } };
    const filled = fillIn(own, {
      hosting: { dedicated: { replicas: 3 } },
      model: { tier: 'simple', parameters: { t: 0 } },
    });
    expect(filled.spec).toEqual({
      hosting: { pooled: { weight: 2 } },
      model: { name: 'opus', parameters: { t: 0 } },
    });
  });

  test('gives the text to a prompt that has only values', () => {
    const filled = fillIn({ prompt: { values: { x: 1 } } }, { prompt: 'Hi {{x}}' });
    expect(filled.spec).toEqual({ prompt: { text: 'Hi {{x}}', values: { x: 1 } } });
    expect(filled.takes).toEqual([{ path: ['prompt', 'text'], from: ['prompt'] }]);
  });
});

const text = fc.constantFrom('a', 'b', 'c');
const tool = fc.record(
  {
    name: fc.constantFrom('search', 'mail', 'ledger'),
    allow: fc.array(text, { maxLength: 2 }),
    requiresConfirmation: fc.boolean(),
  },
  { requiredKeys: ['name'] },
);
/** Specs without alternatives, whose choice is where merging forgets, on purpose. */
const spec: fc.Arbitrary<AgentSpec> = fc.record(
  {
    role: text,
    goal: text,
    limits: fc.record({ timeout: text, maxSteps: fc.nat(3) }, { requiredKeys: [] }),
    tools: fc.uniqueArray(tool, { selector: ({ name }) => name, maxLength: 3 }),
    access: fc.record({ egress: fc.array(text, { maxLength: 2 }) }, { requiredKeys: [] }),
    hosting: fc.record({
      pooled: fc.record({ weight: fc.nat(3), replicas: fc.nat(3) }, { requiredKeys: [] }),
    }),
    prompt: fc.oneof(
      text,
      fc.record({ text, values: fc.dictionary(text, fc.nat(2)) }, { requiredKeys: ['text'] }),
    ),
  },
  { requiredKeys: [] },
);

describe('laws', () => {
  const over = (own: AgentSpec, other: AgentSpec): AgentSpec => mergeOver(own, other).spec;

  test('merging is associative', () => {
    fc.assert(
      fc.property(spec, spec, spec, (a, b, c) => {
        expect(over(over(a, b), c)).toEqual(over(a, over(b, c)));
      }),
    );
  });

  test('merging a spec over itself changes nothing, and so does merging nothing', () => {
    fc.assert(
      fc.property(spec, (a) => {
        expect(over(a, a)).toBe(a);
        expect(over(a, {})).toBe(a);
        expect(over({}, a)).toEqual(a);
        expect(fillIn(a, a).spec).toBe(a);
        expect(fillIn(a, {}).spec).toBe(a);
        expect(fillIn({}, a).spec).toEqual(a);
      }),
    );
  });

  test('merging the same again changes nothing', () => {
    fc.assert(
      fc.property(spec, spec, (a, b) => {
        const once = over(a, b);
        expect(mergeOver(once, b).takes).toEqual([]);
        const filled = fillIn(a, b).spec;
        expect(fillIn(filled, b).takes).toEqual([]);
      }),
    );
  });

  test('neither spec is changed', () => {
    fc.assert(
      fc.property(spec, spec, (a, b) => {
        const before = JSON.stringify([a, b]);
        over(a, b);
        fillIn(a, b);
        expect(JSON.stringify([a, b])).toBe(before);
      }),
    );
  });

  test('the order of keys means nothing', () => {
    const reversed = (value: AgentSpec): AgentSpec =>
      Object.fromEntries(Object.entries(value).reverse());
    fc.assert(
      fc.property(spec, spec, (a, b) => {
        expect(over(reversed(a), reversed(b))).toEqual(over(a, b));
      }),
    );
  });
});

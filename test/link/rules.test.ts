import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diagnose } from '../../compiler/diagnostic/diagnostic.ts';
import { linkScope } from '../../compiler/link/link-scope.ts';
import { linkRules } from '../../compiler/link/rules.ts';
import { collectSymbols } from '../../compiler/link/symbols.ts';
import { parseSources } from '../../compiler/load/parse-sources.ts';
import type { DefinitionsByKind, UpgradedProgram } from '../../compiler/model/program.ts';
import { upgrade } from '../../compiler/upgrade/upgrade.ts';
import { validate } from '../../compiler/validate/validate.ts';
import { definition } from '../support/builders.ts';
import { estate } from '../support/estate.ts';

/** An estate with a mistake for most rules. */
const flawed = `
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: writer, namespace: news }
spec:
  tools:
    - { name: ledger, allow: [purge, raed] }
    - { name: ledger, allow: [read] }
    - { name: archive }
  model: { name: nowhere }
  collaboration: { canWorkWith: [writer, editr, poet] }
  hosting: { serverless: { minScale: 3, maxScale: 1 } }
  inputs: { text: { schema: text, required: true } }
  outputs: { text: { schema: text } }
---
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: editor, namespace: news }
spec: { inputs: { count: { schema: integer } }, outputs: { text: { schema: text } } }
---
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: poet, namespace: sales }
spec: {}
---
apiVersion: adac.dev/v2
kind: Fleet
metadata: { name: poets, namespace: office }
spec: { template: {}, members: [{ name: poet, count: 2 }, { name: poet, count: 1 }] }
---
apiVersion: adac.dev/v2
kind: Team
metadata: { name: desk, namespace: news }
spec: { strategy: swarm, members: [writer], lead: editor }
---
apiVersion: adac.dev/v2
kind: Tool
metadata: { name: ledger }
spec:
  http: { url: https://ledger.tools.example }
  operations: [{ name: read }, { name: purge, destructive: true }, { name: read }]
---
apiVersion: adac.dev/v2
kind: Workflow
metadata: { name: flow, namespace: news }
spec:
  steps:
    - { id: a, agent: writer, inputs: { txt: 3, more: "\${inputs.x}" }, dependsOn: [b] }
    - { id: b, agent: editor, inputs: { count: "\${steps.a.outputs.text}" }, dependsOn: [a], parallelWith: [a] }
    - { id: c, agent: editor, inputs: { count: "\${steps.b.outputs.txt}" }, when: context.k }
    - { id: c, agent: editor, inputs: { count: "\${item}" } }
    - { id: d, agent: writer, inputs: { text: "x \${steps.c.outputs.text}" }, dependsOn: [c, e] }
    - { id: f, team: dsk, inputs: { x: "\${oops}" } }
    - { id: g, workflow: flow }
  outputs: { text: "\${steps.d.outputs.text.more}" }
`;

function definitionsOf(text: string): UpgradedProgram {
  const loaded = parseSources(estate({ 'agents/flawed.yaml': text }));
  const validated = validate(loaded.value);
  expect([...loaded.diagnostics, ...validated.diagnostics].map(({ message }) => message)).toEqual(
    [],
  );
  return upgrade(validated.value).value;
}

/** Everything that is found, without regard to order. */
function findingsOf(program: UpgradedProgram): string[] {
  const scope = linkScope(program, collectSymbols(program.definitions), []);
  const found: string[] = [];
  for (const rule of linkRules) {
    rule.check(scope, (finding) => {
      const { code, message, place, help, related = [] } = diagnose(rule, finding);
      const places = [place, ...related.map((one) => one.place)].map((one) =>
        'span' in one ? one.span : [one.document.index, one.path, one.within],
      );
      found.push(JSON.stringify([code, message, help, places]));
    });
  }
  return found.sort();
}

describe('the registry', () => {
  test('has each code once', () => {
    const codes = linkRules.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
  });

  test.each(linkRules.map((rule) => [rule.code, rule] as const))(
    '%s explains itself with a wrong and a mended example',
    (_, { summary, explanation }) => {
      expect(summary).toMatch(/^[A-Z`][^\n]*\.$/);
      expect(explanation.match(/```yaml\n/g)?.length ?? 0).toBeGreaterThanOrEqual(2);
      expect(explanation).not.toMatch(/\\[`$]/);
    },
  );
});

describe('findings', () => {
  const program = definitionsOf(flawed);
  const expected = findingsOf(program);

  test('are there for most rules', () => {
    const codes = new Set(expected.map((one) => one.slice(0, one.indexOf(','))));
    expect(codes.size).toBeGreaterThanOrEqual(24);
  });

  test('do not depend on the order of the definitions', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat()), (numbers) => {
        const definitions = shuffled(program.definitions, numbers);
        expect(findingsOf({ ...program, definitions })).toEqual(expected);
      }),
      { numRuns: 30 },
    );
  });

  test('are not added to by an unrelated definition', () => {
    const { definitions } = program;
    const more: DefinitionsByKind = {
      ...definitions,
      Agent: [...definitions.Agent, definition('Agent', 'unrelated-cartographer', {}, 'elsewhere')],
      Workflow: [
        ...definitions.Workflow,
        definition('Workflow', 'unrelated-survey', {
          steps: [{ id: 'map', agent: 'elsewhere/unrelated-cartographer' }],
        }),
      ],
    };
    expect(findingsOf({ ...program, definitions: more })).toEqual(expected);
  });
});

function shuffled(definitions: DefinitionsByKind, numbers: Iterator<number>): DefinitionsByKind {
  const shuffle = <Item>(items: readonly Item[]): Item[] =>
    items
      .map((item) => ({ item, key: Number(numbers.next().value) }))
      .sort((a, b) => a.key - b.key)
      .map(({ item }) => item);
  return {
    ...definitions,
    Agent: shuffle(definitions.Agent),
    Fleet: shuffle(definitions.Fleet),
    Team: shuffle(definitions.Team),
    Workflow: shuffle(definitions.Workflow),
    Tool: shuffle(definitions.Tool),
  };
}

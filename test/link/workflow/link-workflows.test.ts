import { describe, expect, test } from 'vitest';
import { collectSymbols } from '../../../compiler/link/symbols.ts';
import { hasSurelyRun } from '../../../compiler/link/workflow/guards.ts';
import {
  linkWorkflows,
  type LinkedWorkflows,
} from '../../../compiler/link/workflow/link-workflows.ts';
import type {
  LinkedStep,
  LinkedWorkflow,
} from '../../../compiler/link/workflow/linked-workflow.ts';
import { typeOfValue } from '../../../compiler/link/workflow/type-of-value.ts';
import { descend } from '../../../compiler/link/workflow/type-of-read.ts';
import type { AnyDefinition, Definition } from '../../../compiler/model/definition.ts';
import type { WorkflowSpec, WorkflowStep } from '../../../compiler/model/workflow.ts';
import { definition, definitionsByKind } from '../../support/builders.ts';

const maker = definition('Agent', 'maker', {
  inputs: { text: { schema: 'text' } },
  outputs: {
    name: { schema: 'text' },
    rows: {
      schema: { type: 'array', items: { type: 'object', properties: { n: { type: 'integer' } } } },
    },
  },
});

function flow(
  name: string,
  steps: readonly WorkflowStep[],
  more: Partial<WorkflowSpec> = {},
): Definition<'Workflow'> {
  return definition('Workflow', name, { steps, ...more });
}

function link(...definitions: AnyDefinition[]): LinkedWorkflows {
  const byKind = definitionsByKind([maker, ...definitions]);
  return linkWorkflows(byKind, collectSymbols(byKind));
}

function linkOne(steps: readonly WorkflowStep[], more: Partial<WorkflowSpec> = {}): LinkedWorkflow {
  const [workflow] = link(flow('flow', steps, more)).workflows;
  if (workflow === undefined) throw new Error('nothing was linked');
  return workflow;
}

function stepOf(workflow: LinkedWorkflow, id: string): LinkedStep {
  const { found } = workflow.findStep(id);
  if (found === undefined) throw new Error(`no step ${id}`);
  return found;
}

/** The type of each output of the workflow. */
function outputTypes(workflow: LinkedWorkflow): Record<string, unknown> {
  return Object.fromEntries(
    [...workflow.outputs].map(([name, value]) => [name, typeOfValue(workflow, undefined, value)]),
  );
}

describe('types of outputs', () => {
  test('come from what the steps run', () => {
    const workflow = linkOne(
      [
        { id: 'a', agent: 'maker' },
        { id: 'b', approval: { roles: ['chief'] } },
        { id: 'c', agent: 'maker', forEach: '${steps.a.outputs.rows}' },
        { id: 'd', agent: 'nobody-of-this-name' },
      ],
      {
        inputs: { n: { schema: 'integer' } },
        context: { k: { schema: 'boolean' } },
        outputs: {
          name: '${steps.a.outputs.name}',
          n: '${steps.a.outputs.rows[0].n}',
          text: 'see ${steps.a.outputs.name}',
          approved: '${steps.b.outputs.approved}',
          names: '${steps.c.outputs.name}',
          unknown: '${steps.d.outputs.x}',
          input: '${inputs.n}',
          context: '${context.k}',
          constant: 3,
          list: ['${inputs.n}', 1],
        },
      },
    );
    expect(outputTypes(workflow)).toEqual({
      name: { type: 'string' },
      n: { type: 'integer' },
      text: { type: 'string', pattern: '^see [^]*$' },
      approved: { type: 'boolean' },
      names: { type: 'array', items: { type: 'string' } },
      unknown: {},
      input: { type: 'integer' },
      context: { type: 'boolean' },
      constant: { const: 3 },
      list: {
        type: 'array',
        prefixItems: [{ type: 'integer' }, { const: 1 }],
        items: false,
        minItems: 2,
        maxItems: 2,
      },
    });
  });

  test('of all outputs are an object of those that the step passes on', () => {
    const workflow = linkOne([{ id: 'a', agent: 'maker', outputs: ['name'] }], {
      outputs: { all: '${steps.a.outputs}' },
    });
    expect(outputTypes(workflow).all).toEqual({
      type: 'object',
      properties: { name: { type: 'string' } },
      required: ['name'],
      additionalProperties: false,
    });
  });

  test('go through workflows that run others, whatever the order of the definitions', () => {
    const size = 500;
    const chain = Array.from({ length: size }, (_, index) =>
      flow(
        `flow-${index}`,
        [index === 0 ? { id: 's', agent: 'maker' } : { id: 's', workflow: `flow-${index - 1}` }],
        {
          outputs: { name: '${steps.s.outputs.name}' },
        },
      ),
    );
    for (const order of [chain, [...chain].reverse()]) {
      const last = link(...order).workflows.find(
        ({ definition: { metadata } }) => metadata.name === `flow-${size - 1}`,
      );
      expect(last && outputTypes(last)).toEqual({ name: { type: 'string' } });
    }
  });

  test('are not known in a circle of workflows', () => {
    const outputs = { x: '${steps.s.outputs.x}' };
    const linked = link(
      flow('one', [{ id: 's', workflow: 'two' }], { outputs }),
      flow('two', [{ id: 's', workflow: 'one' }], { outputs }),
    );
    expect(linked.calls).toEqual([[1], [0]]);
    expect(linked.workflows.map(outputTypes)).toEqual([{ x: {} }, { x: {} }]);
  });
});

describe('descend', () => {
  const type = {
    type: 'object',
    properties: { a: { type: 'array', items: { type: 'string' } }, open: {} },
    additionalProperties: false,
  };

  function follow(...names: (string | number)[]): unknown {
    const below = names.map((name) => ({ name, span: { start: 0, end: 0 } }));
    const { type: found, missing } = descend(type, below);
    return missing === undefined ? found : `no ${missing.name}`;
  }

  test('follows properties and elements', () => {
    expect(follow()).toBe(type);
    expect(follow('a', 0)).toEqual({ type: 'string' });
    expect(follow('open', 'anything', 3)).toEqual({});
  });

  test('says what is surely missing', () => {
    expect(follow('b')).toBe('no b');
    expect(follow('a', 'length')).toBe('no length');
    expect(follow('a', 0, 'x')).toBe('no x');
    expect(follow(0)).toBe('no 0');
    expect(follow('constructor')).toBe('no constructor');
  });
});

describe('reads', () => {
  test('know who reads, in which role, and from where', () => {
    const workflow = linkOne(
      [
        { id: 'a', agent: 'maker' },
        {
          id: 'b',
          agent: 'maker',
          when: 'steps.a.outputs.name != ""',
          forEach: '${steps.a.outputs.rows}',
          inputs: { text: 'x ${item} ${steps.a.outputs.name}' },
        },
      ],
      { outputs: { x: '${steps.b.outputs.name}' } },
    );
    const found = workflow.reads.map(({ reader, role, source }) => [
      reader?.step.id,
      role,
      source?.step.id,
    ]);
    expect(found).toEqual([
      ['b', 'when', 'a'],
      ['b', 'forEach', 'a'],
      ['b', 'inputs', undefined],
      ['b', 'inputs', 'a'],
      [undefined, 'outputs', 'b'],
    ]);
  });

  test('of a misspelt step go on with the one that was meant', () => {
    const workflow = linkOne([{ id: 'gather', agent: 'maker' }], {
      outputs: { x: '${steps.gathr.outputs.name}' },
    });
    expect(workflow.reads.map(({ source }) => source?.step.id)).toEqual(['gather']);
    expect(outputTypes(workflow)).toEqual({ x: { type: 'string' } });
  });
});

describe('hasSurelyRun', () => {
  const workflow = linkOne([
    { id: 'a', agent: 'maker' },
    { id: 'b', agent: 'maker', when: 'inputs.go && inputs.really' },
    { id: 'same', agent: 'maker', when: 'inputs.really && inputs.go && inputs.more' },
    { id: 'half', agent: 'maker', when: 'inputs.go' },
    { id: 'asks', agent: 'maker', when: 'has(steps.b.outputs.name)' },
    { id: 'behind', agent: 'maker', when: 'steps.asks.outputs.name == "x"' },
    { id: 'circle', agent: 'maker', when: 'steps.circle.outputs.name == "x"' },
  ]);
  test.each([
    ['a', false],
    ['same', true],
    ['half', false],
    ['asks', true],
    ['behind', true],
    ['circle', false],
  ])('a conditional step before %s: %s', (reader, expected) => {
    expect(hasSurelyRun(workflow, stepOf(workflow, reader), stepOf(workflow, 'b'))).toBe(expected);
  });
});

test('links a chain of ten thousand steps', () => {
  const steps = Array.from({ length: 10_000 }, (_, index) => ({
    id: `s${index}`,
    agent: 'maker',
    ...(index > 0 && {
      dependsOn: [`s${index - 1}`],
      when: `steps.s${index - 1}.outputs.name != ""`,
      inputs: { text: `\${steps.s${index - 1}.outputs.name}` },
    }),
  }));
  const workflow = linkOne(steps);
  expect(workflow.graph.runsAfter(9_999, 0)).toBe(true);
  expect(hasSurelyRun(workflow, stepOf(workflow, 's9999'), stepOf(workflow, 's9998'))).toBe(true);
});

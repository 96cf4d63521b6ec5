import type { Definition } from '../../model/definition.ts';
import type { DefinitionsByKind } from '../../model/program.ts';
import type { WorkflowStep } from '../../model/workflow.ts';
import { agentDefinitions } from '../agent-definitions.ts';
import { spellingOfName } from '../spelling.ts';
import { findLikely, type AgentSymbol, type Symbols } from '../symbols.ts';
import { findComponents } from './components.ts';
import { interfaceOfAgent, type Interface, type Port } from './interface.ts';
import { mayLeaveOut } from './left-out.ts';
import { linkWorkflow, type LinkedWorkflow } from './linked-workflow.ts';
import { typeOfValue } from './type-of-value.ts';

/** Workflows with their steps linked, and how they call one another. */
export interface LinkedWorkflows {
  /** In the order of their definitions. */
  readonly workflows: readonly LinkedWorkflow[];
  /** For each workflow those that its steps run, by index. */
  readonly calls: readonly (readonly number[])[];
}

/** Links all workflows; those that others run come first, so that the types of their outputs are known. */
export function linkWorkflows(definitions: DefinitionsByKind, symbols: Symbols): LinkedWorkflows {
  const calls = findCalls(definitions.Workflow, symbols);
  const interfaces = new Map<Definition<'Workflow'>, Interface>();
  const linked = new Map<Definition<'Workflow'>, LinkedWorkflow>();
  const ofAgent = agentInterfaces(definitions);
  for (const index of findComponents(calls).members.flat()) {
    const definition = definitions.Workflow[index];
    if (definition === undefined) continue;
    const targets = definition.spec.steps.map((step, position) => {
      if (step.approval !== undefined) return interfaceOfApproval(definition, position);
      const called = calledWorkflow(symbols, definition, step);
      // Workflows that run each other in a circle are not known yet, and are a finding anyway.
      if (called !== undefined) return interfaces.get(called);
      const agent = calledAgent(symbols, definition, step);
      return agent === undefined ? undefined : ofAgent(agent);
    });
    const workflow = linkWorkflow(definition, targets);
    linked.set(definition, workflow);
    interfaces.set(definition, interfaceOfWorkflow(workflow));
  }
  const workflows = definitions.Workflow.flatMap((definition) => linked.get(definition) ?? []);
  return { workflows, calls };
}

function findCalls(
  workflows: readonly Definition<'Workflow'>[],
  symbols: Symbols,
): readonly (readonly number[])[] {
  const indices = new Map(workflows.map((definition, index) => [definition, index]));
  return workflows.map((definition) => {
    const called = new Set<number>();
    for (const step of definition.spec.steps) {
      const target = calledWorkflow(symbols, definition, step);
      const index = target === undefined ? undefined : indices.get(target);
      if (index !== undefined) called.add(index);
    }
    return [...called];
  });
}

function calledWorkflow(
  symbols: Symbols,
  caller: Definition<'Workflow'>,
  { workflow }: WorkflowStep,
): Definition<'Workflow'> | undefined {
  if (workflow === undefined) return undefined;
  return findLikely(symbols, 'Workflow', workflow, caller.metadata.namespace ?? 'default')
    ?.definition;
}

function calledAgent(
  symbols: Symbols,
  caller: Definition<'Workflow'>,
  { agent }: WorkflowStep,
): AgentSymbol | undefined {
  if (agent === undefined) return undefined;
  return findLikely(symbols, 'Agent', agent, caller.metadata.namespace ?? 'default');
}

/** Interfaces of agents, each made once however many steps run the agent. */
function agentInterfaces(definitions: DefinitionsByKind): (symbol: AgentSymbol) => Interface {
  const definitionOf = agentDefinitions(definitions);
  const interfaces = new Map<AgentSymbol, Interface>();
  return (symbol) => {
    const known = interfaces.get(symbol) ?? interfaceOfAgent(definitionOf(symbol));
    interfaces.set(symbol, known);
    return known;
  };
}

function interfaceOfWorkflow(workflow: LinkedWorkflow): Interface {
  const { definition } = workflow;
  const outputs = new Map<string, Port>();
  for (const [name, value] of workflow.outputs) {
    const type = typeOfValue(workflow, undefined, value);
    const optional = mayLeaveOut(workflow, value);
    outputs.set(name, { type, required: false, optional, definition, path: value.path });
  }
  const describe = (): string => `workflow "${spellingOfName(definition)}"`;
  return { describe, inputs: workflow.inputs, outputs, pure: false };
}

/** An approval gives `approved`, `by` and `comment`; whoever approves is shown whatever it is fed. */
function interfaceOfApproval(definition: Definition<'Workflow'>, index: number): Interface {
  const path = ['spec', 'steps', index, 'approval'];
  const port = (type: string): Port => ({ type: { type }, required: false, definition, path });
  const outputs = new Map([
    ['approved', port('boolean')],
    ['by', port('string')],
    ['comment', port('string')],
  ]);
  return { describe: () => 'an approval', inputs: undefined, outputs, pure: false };
}

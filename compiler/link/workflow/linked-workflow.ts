import type { Definition } from '../../model/definition.ts';
import type { WorkflowStep } from '../../model/workflow.ts';
import type { Path } from '../../source/place.ts';
import { createSuggester } from '../suggester.ts';
import { readCel, type CelExpression } from './cel-expression.ts';
import { isMalformed } from './expression.ts';
import { feedOf, type Feed } from './feed.ts';
import { portsOf, type Interface, type Ports } from './interface.ts';
import { buildStepGraph, type StepGraph } from './step-graph.ts';
import {
  expressionsIn,
  readValue,
  type WorkflowValue,
  type WrittenExpression,
} from './workflow-value.ts';

/** A step with what it names found. */
export interface LinkedStep {
  readonly index: number;
  readonly step: WorkflowStep;
  /** What the step runs; undefined where that is not known. */
  readonly target: Interface | undefined;
  readonly condition: CelExpression | undefined;
  /** What the step runs for, where that is written as `${…}`. */
  readonly forEach: WorkflowValue | undefined;
  /** The same where it is written in CEL. */
  readonly repetition: CelExpression | undefined;
  readonly inputs: ReadonlyMap<string, WorkflowValue>;
  /** How these meet what the target takes; undefined where that is not declared. */
  readonly feed: Feed | undefined;
}

/** An expression of a workflow, who reads it, and what step it reads. */
export interface Read extends WrittenExpression {
  /** The step that reads; undefined for the workflow's outputs. */
  readonly reader: LinkedStep | undefined;
  readonly role: 'inputs' | 'when' | 'forEach' | 'outputs';
  /** The step whose outputs are read; undefined where none is, or where it is not known. */
  readonly source: LinkedStep | undefined;
}

/** A workflow with its graph and everything that its expressions read. */
export interface LinkedWorkflow {
  readonly definition: Definition<'Workflow'>;
  readonly steps: readonly LinkedStep[];
  readonly graph: StepGraph;
  readonly reads: readonly Read[];
  readonly outputs: ReadonlyMap<string, WorkflowValue>;
  readonly inputs: Ports;
  readonly context: Ports;
  /** The step that an id names. */
  readonly findStep: (id: string) => StepLookup;
}

/** A step by its id, or what is near it. */
export interface StepLookup {
  readonly found: LinkedStep | undefined;
  /** An id that was surely meant. */
  readonly suggestion: string | undefined;
  /** What was found or surely meant. */
  readonly likely: LinkedStep | undefined;
}

/** Links the steps of one workflow; `targets` are the interfaces of what they run, by index. */
export function linkWorkflow(
  definition: Definition<'Workflow'>,
  targets: readonly (Interface | undefined)[],
): LinkedWorkflow {
  const { spec } = definition;
  const steps = spec.steps.map((step, index) => linkStep(step, index, targets[index]));
  const findStep = stepFinder(steps);
  const outputs = readMapping(spec.outputs, ['spec', 'outputs']);
  const edges = steps.map(({ step }) =>
    (step.dependsOn ?? []).flatMap((id) => findStep(id).likely?.index ?? []),
  );
  return {
    definition,
    steps,
    graph: buildStepGraph(edges),
    reads: collectReads(steps, outputs, findStep),
    outputs,
    inputs: declaredPorts(definition, 'inputs'),
    context: declaredPorts(definition, 'context'),
    findStep,
  };
}

function linkStep(step: WorkflowStep, index: number, target: Interface | undefined): LinkedStep {
  const path = ['spec', 'steps', index];
  const inputs = readMapping(step.inputs, [...path, 'inputs']);
  return {
    index,
    step,
    target,
    condition: step.when === undefined ? undefined : readCel(step.when),
    ...readForEach(step.forEach, path),
    inputs,
    feed: target?.inputs === undefined ? undefined : feedOf(inputs, target.inputs),
  };
}

function readForEach(
  text: string | undefined,
  path: Path,
): Pick<LinkedStep, 'forEach' | 'repetition'> {
  if (text?.includes('${') === true) {
    return { forEach: readValue(text, [...path, 'forEach']), repetition: undefined };
  }
  return { forEach: undefined, repetition: text === undefined ? undefined : readCel(text) };
}

function readMapping(
  mapping: WorkflowStep['inputs'],
  path: readonly (string | number)[],
): Map<string, WorkflowValue> {
  const values = new Map<string, WorkflowValue>();
  for (const [key, value] of Object.entries(mapping ?? {})) {
    values.set(key, readValue(value, [...path, key]));
  }
  return values;
}

function declaredPorts(definition: Definition<'Workflow'>, key: 'inputs' | 'context'): Ports {
  return portsOf(definition.spec[key] ?? {}, definition, ['spec', key]);
}

function stepFinder(steps: readonly LinkedStep[]): LinkedWorkflow['findStep'] {
  const byId = new Map<string, LinkedStep>();
  for (const step of steps) if (!byId.has(step.step.id)) byId.set(step.step.id, step);
  const suggest = createSuggester(() => byId.keys());
  return (id) => {
    const found = byId.get(id);
    if (found !== undefined) return { found, suggestion: undefined, likely: found };
    const suggestion = suggest(id);
    const likely = suggestion === undefined ? undefined : byId.get(suggestion);
    return { found, suggestion, likely };
  };
}

function collectReads(
  steps: readonly LinkedStep[],
  outputs: ReadonlyMap<string, WorkflowValue>,
  findStep: LinkedWorkflow['findStep'],
): Read[] {
  const reads: Read[] = [];
  const add = (
    reader: LinkedStep | undefined,
    role: Read['role'],
    written: WrittenExpression,
  ): void => {
    const { expression } = written;
    const names = isMalformed(expression) || expression.subject.root !== 'steps';
    const source = names ? undefined : findStep(expression.subject.step.text).likely;
    reads.push({ expression, path: written.path, reader, role, source });
  };
  for (const step of steps) {
    const path = ['spec', 'steps', step.index];
    for (const { expression } of step.condition?.reads ?? [])
      add(step, 'when', { expression, path: [...path, 'when'] });
    for (const { expression } of step.repetition?.reads ?? [])
      add(step, 'forEach', { expression, path: [...path, 'forEach'] });
    if (step.forEach !== undefined) {
      for (const written of expressionsIn(step.forEach)) add(step, 'forEach', written);
    }
    for (const value of step.inputs.values()) {
      for (const written of expressionsIn(value)) add(step, 'inputs', written);
    }
  }
  for (const value of outputs.values()) {
    for (const written of expressionsIn(value)) add(undefined, 'outputs', written);
  }
  return reads;
}

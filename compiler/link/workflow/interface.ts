import type { Parameters } from '../../model/agent.ts';
import type { AnyDefinition, Definition } from '../../model/definition.ts';
import { at } from '../../source/origin.ts';
import type { NodePlace, Path } from '../../source/place.ts';
import { spellingOfName } from '../spelling.ts';
import { typeOfParameter, type Type } from '../types/type.ts';

/** An input or output as seen from outside. */
export interface Port {
  readonly type: Type;
  /** Must be fed: it is required and has no default. */
  readonly required: boolean;
  /** An output that is left out when a step of the workflow that gives it was skipped. */
  readonly optional?: boolean;
  readonly definition: AnyDefinition;
  readonly path: Path;
}

export type Ports = ReadonlyMap<string, Port>;

/** What a step can run, by what goes in and what comes out. */
export interface Interface {
  /** How a message names it: `agent "writer"`. */
  readonly describe: () => string;
  /** Undefined where nothing is declared, so that anything may be fed. */
  readonly inputs: Ports | undefined;
  /** Undefined where nothing is declared, so that anything may be read. */
  readonly outputs: Ports | undefined;
  /** Surely does nothing but give its outputs. */
  readonly pure: boolean;
}

/** Where the type of an input or output is declared. */
export function placeOfPort(port: Port): NodePlace {
  return at(port.definition, ...port.path);
}

/** The interface of an agent; `agent` has the defaults of its namespace. */
export function interfaceOfAgent(agent: Definition<'Agent'>): Interface {
  const { inputs, outputs, tools = [] } = agent.spec;
  return {
    describe: () => `agent "${spellingOfName(agent)}"`,
    inputs: inputs === undefined ? undefined : portsOf(inputs, agent, ['spec', 'inputs']),
    outputs: outputs === undefined ? undefined : portsOf(outputs, agent, ['spec', 'outputs']),
    // Older dialects cannot say which tools an agent has.
    pure: agent.dialect === 'v2' && tools.length === 0,
  };
}

/** The ports of a mapping of inputs or outputs. */
export function portsOf(parameters: Parameters, definition: AnyDefinition, path: Path): Ports {
  const ports = new Map<string, Port>();
  for (const [name, parameter] of Object.entries(parameters)) {
    ports.set(name, {
      type: typeOfParameter(parameter),
      required: parameter.required === true && parameter.default === undefined,
      definition,
      path: [...path, name],
    });
  }
  return ports;
}

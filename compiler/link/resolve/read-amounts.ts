import type { ResourceSpec } from '../../model/agent.ts';
import { parseBytes, parseFractionalMilliCpu } from '../../model/quantity.ts';
import type { NodePlace } from '../../source/place.ts';
import { agentFindings } from './agent-findings.ts';
import type { ResolveContext } from './resolve-context.ts';

/** Amounts of what a resources object states, cpu with its fraction of a millicore; what it leaves out is undefined. */
export interface Amounts {
  readonly milliCpu: number | undefined;
  readonly memory: number | undefined;
  readonly storage: number | undefined;
}

/** The quantities of a resources object as numbers; reported and undefined where one cannot be counted. */
export function readAmounts(
  context: ResolveContext,
  resources: ResourceSpec,
  placeOf: (key: string) => NodePlace,
): Amounts | undefined {
  const { cpu, memory, storage } = resources;
  const read = (key: string, text: string | number | undefined): number | undefined => {
    if (text === undefined) return undefined;
    const amount = amountOf(context.amounts, key, text);
    if (amount === undefined) {
      context.report(agentFindings.uncountableQuantity, {
        place: placeOf(key),
        message: `"${text}" is no amount of ${key} that Kubernetes can count.`,
        help: 'Write a quantity such as 250m for cpu, or 512Mi for memory and storage.',
      });
    }
    return amount ?? Number.NaN;
  };
  const amounts = {
    milliCpu: read('cpu', cpu),
    memory: read('memory', memory),
    storage: read('storage', storage),
  };
  return Object.values(amounts).some(Number.isNaN) ? undefined : amounts;
}

/** Exact arithmetic is slow, and an estate writes the same few quantities over and over. */
function amountOf(
  known: Map<string, number | undefined>,
  key: string,
  text: string | number,
): number | undefined {
  const id = `${key} ${text}`;
  if (known.has(id)) return known.get(id);
  const amount = key === 'cpu' ? parseFractionalMilliCpu(text) : parseBytes(text);
  known.set(id, amount);
  return amount;
}

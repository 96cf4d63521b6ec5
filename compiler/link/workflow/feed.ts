import { suggest } from '../../diagnostic/suggest.ts';
import type { Port, Ports } from './interface.ts';
import type { WorkflowValue } from './workflow-value.ts';

/** How a step's inputs meet those of what it runs. */
export interface Feed {
  /** What is fed to each input, misspelt names included where one input was surely meant. */
  readonly fed: ReadonlyMap<string, WorkflowValue>;
  /** Names that no input has, each with the one that was surely meant. */
  readonly unknown: ReadonlyMap<string, string | undefined>;
  /** Inputs that must be fed and are not. */
  readonly missing: ReadonlyMap<string, Port>;
}

/** Compares what a step feeds with what is taken. */
export function feedOf(given: ReadonlyMap<string, WorkflowValue>, inputs: Ports): Feed {
  const fed = new Map<string, WorkflowValue>();
  const unknown = new Map<string, string | undefined>();
  for (const [name, value] of given) if (inputs.has(name)) fed.set(name, value);
  if (fed.size < given.size) {
    const free = [...inputs.keys()].filter((name) => !fed.has(name));
    for (const [name, value] of given) {
      if (inputs.has(name)) continue;
      const meant = suggest(name, free);
      unknown.set(name, meant);
      if (meant !== undefined && !fed.has(meant)) fed.set(meant, value);
    }
  }
  const missing = new Map<string, Port>();
  for (const [name, port] of inputs) if (port.required && !fed.has(name)) missing.set(name, port);
  return { fed, unknown, missing };
}

import { readObligation } from '../../model/obligation.ts';
import type { OutputFile } from '../../model/output.ts';
import type { LinkedEnvironment, LinkedProgram } from '../../model/program.ts';
import type { ResolvedAgent } from '../../model/resolved-agent.ts';
import type { RuntimePolicy } from '../../model/runtime-policy.ts';
import { bundleFile } from '../line-file.ts';

/**
 * `policy/access.wasm`: what the runtime asks before each call; beside it the schema of what it is asked,
 * and its data, which is what it has to know of this environment's agents.
 */
export function runtimePolicyFiles(
  environment: LinkedEnvironment,
  { runtimePolicy }: Pick<LinkedProgram, 'runtimePolicy'>,
): readonly OutputFile[] {
  if (runtimePolicy === undefined) return [];
  const { module, schema } = runtimePolicy;
  return [
    bundleFile(environment, 'policy/access.data.json', (write) => {
      write(`{"environment":{"name":${JSON.stringify(environment.name)},"agents":{\n`);
      for (const [index, agent] of environment.agents.entries()) {
        write(`${index === 0 ? '' : ',\n'}${formatAgent(agent, runtimePolicy)}`);
      }
      write('\n}}}\n');
    }),
    bundleFile(environment, 'policy/access.schema.json', (write) => {
      write(`${JSON.stringify(schema, null, 2)}\n`);
    }),
    bundleFile(environment, 'policy/access.wasm', (_, writeBytes) => {
      writeBytes(module);
    }),
  ];
}

function formatAgent(
  { id, namespace, definition: { spec } }: ResolvedAgent,
  policy: RuntimePolicy,
): string {
  const { roles, dataClasses } = spec.access ?? {};
  const facts = {
    category: namespace,
    roles,
    dataClasses,
    obligations: spec.policies && obligationsOf(spec.policies, policy),
  };
  return `${JSON.stringify(id)}:${JSON.stringify(facts)}`;
}

/** Sorted by name. Policy has let all of them pass, so each is one that it knows and can read. */
function obligationsOf(
  written: Readonly<Record<string, true | string | number>>,
  { obligations }: RuntimePolicy,
): object {
  const entries = Object.entries(written).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(
    entries.flatMap(([name, value]) => {
      const kind = obligations.get(name);
      return kind === undefined ? [] : [[name, readObligation(kind, value)] as const];
    }),
  );
}

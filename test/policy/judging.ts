import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Diagnostic } from '../../compiler/diagnostic/diagnostic.ts';
import type { AgentSpec } from '../../compiler/model/agent.ts';
import type { Metadata } from '../../compiler/model/definition.ts';
import type { SourceSet } from '../../compiler/model/program.ts';
import type { ProjectSpec } from '../../compiler/model/project.ts';
import type { ResolvedAgent } from '../../compiler/model/resolved-agent.ts';
import { judge } from '../../compiler/policy/judge.ts';
import type { JudgeOptions } from '../../compiler/policy/judge.ts';
import {
  definition,
  linkedEnvironment,
  linkedProgram,
  resolvedAgent,
  sourceSet,
} from '../support/builders.ts';

/** Rego and the modules that are built from it. */
export type Policies = Pick<SourceSet, 'policies' | 'policyModule' | 'runtimeModule'>;

/** The folder of this repository. */
export const repository = fileURLToPath(new URL('../..', import.meta.url));

/** The library that ships. */
export const library = readPolicies('policies');

/** Policies that misbehave where an agent's labels and tags ask for it. */
export const hostile = readPolicies('test/policy/fixtures/hostile/policies');

function readPolicies(folder: string): Policies {
  const root = path.join(repository, folder);
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' });
  const runtime = path.join(root, 'runtime.wasm');
  return {
    policies: files
      .filter((file) => file.endsWith('.rego'))
      .map((file) => ({
        path: `policies/${file.replaceAll(path.sep, '/')}`,
        text: readFileSync(path.join(root, file), 'utf8'),
      }))
      .sort((a, b) => (a.path < b.path ? -1 : 1)),
    policyModule: readFileSync(path.join(root, 'policy.wasm')),
    runtimeModule: existsSync(runtime) ? readFileSync(runtime) : undefined,
  };
}

/** An agent as its author could have written it. */
export function agentOf(
  name: string,
  metadata: Partial<Metadata>,
  spec: AgentSpec = {},
  overrides: Partial<ResolvedAgent> = {},
): ResolvedAgent {
  const written = definition('Agent', name, spec);
  return resolvedAgent({
    name,
    ...overrides,
    definition: { ...written, metadata: { ...written.metadata, ...metadata } },
  });
}

/** An agent that makes a rule of `hostile` misbehave. */
export function misbehaving(name: string, behaviour: string): ResolvedAgent {
  return agentOf(name, { labels: { behaviour } });
}

export interface JudgeAgentsOptions extends JudgeOptions {
  readonly timeout?: string;
  readonly project?: ProjectSpec;
}

/** What the sets say of the agents of one environment. */
export async function judgeAgents(
  judging: Policies,
  policySets: readonly string[],
  agents: readonly ResolvedAgent[],
  { timeout, project = {}, ...options }: JudgeAgentsOptions = {},
): Promise<readonly Diagnostic[]> {
  const program = linkedProgram([linkedEnvironment({ name: 'test', agents, policySets })], {
    sources: sourceSet(judging),
    project: definition('Project', 'estate', {
      ...project,
      ...(timeout !== undefined && { limits: { policyTimeout: timeout } }),
    }),
  });
  return (await judge(program, options)).diagnostics;
}

/** Code, path and message of findings, in a stable order. */
export function summarize(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics
    .map(({ code, place, message }) => {
      const where = 'path' in place ? place.path.join('.') : place.file.path;
      return `${code} at ${where}: ${message}`;
    })
    .sort();
}

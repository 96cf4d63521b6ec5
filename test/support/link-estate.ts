import { expect } from 'vitest';
import { link } from '../../compiler/link/link.ts';
import { parseSources } from '../../compiler/load/parse-sources.ts';
import type { LinkedEnvironment, LinkedProgram } from '../../compiler/model/program.ts';
import type { ResolvedAgent } from '../../compiler/model/resolved-agent.ts';
import { locate } from '../../compiler/source/locate.ts';
import { lineIndex, positionAt } from '../../compiler/source/line-index.ts';
import type { Place } from '../../compiler/source/place.ts';
import { upgrade } from '../../compiler/upgrade/upgrade.ts';
import { validate } from '../../compiler/validate/validate.ts';
import { linkDiagnostics } from './check-rule.ts';
import { checkFindings } from './check-findings.ts';
import { estate } from './estate.ts';

type Files = Readonly<Record<string, string>>;

/** A project with two images and two policy sets, and one cluster. */
export const surroundings: Files = {
  'adac.yaml': `apiVersion: adac.dev/v2
kind: Project
metadata: { name: test }
spec:
  images:
    "python:3.11-slim": registry.example/python@sha256:${'a'.repeat(64)}
    "node:18-alpine": registry.example/node@sha256:${'b'.repeat(64)}
  policySets: [ownership, supply-chain]
`,
  'clusters/west.yaml': `apiVersion: adac.dev/v2
kind: Cluster
metadata: { name: west }
spec:
  pools:
    - { name: main, class: x86, role: primary, count: 1, arch: amd64, cpu: 8, memory: 32Gi, storage: 100Gi, pricePerHour: 0.1 }
`,
};

/** A dedicated agent that lacks nothing; `spec` is added to it, indented by two spaces. */
export function agentText(name: string, spec = '', namespace = 'sales'): string {
  return `apiVersion: adac.dev/v2
kind: Agent
metadata: { name: ${name}, namespace: ${namespace} }
spec:
  framework: langgraph
  runtime: { image: "python:3.11-slim", handler: agents.run }
  resources: { cpu: 100m, memory: 256Mi, storage: 1Gi }
${spec.includes('hosting:') ? '' : '  hosting: { dedicated: {} }\n'}${spec}`;
}

/** An environment on cluster \`west\` with the given rest of its spec. */
export function environmentText(rest: string, name = 'live'): string {
  return `apiVersion: adac.dev/v2
kind: Environment
metadata: { name: ${name} }
spec:
  clusters: [{ name: west }]
  policySets: []
${rest}`;
}

/** Checks what linking finds in an environment, drawn under its lines, beside the surroundings and other files. */
export function checkEnvironment(text: string, files: Files = {}): void {
  checkFindings(text, linkDiagnostics, {
    path: 'clusters/environments.yaml',
    files: { ...surroundings, ...files },
  });
}

/** The same for an agent, which environment \`live\` selects unless the files say otherwise. */
export function checkAgent(text: string, files: Files = {}): void {
  const environments = environmentText('  definitions: [{ namespace: sales }]\n');
  checkFindings(text, linkDiagnostics, {
    files: { ...surroundings, 'clusters/environments.yaml': environments, ...files },
  });
}

/** An estate beside the surroundings, linked; it has to be without findings. */
export function linkFiles(files: Files): LinkedProgram {
  const sources = estate({ ...surroundings, ...files });
  const upgraded = upgrade(validate(parseSources(sources).value).value);
  expect(linkDiagnostics(sources).map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
  return link(upgraded.value).value;
}

/** The only environment of a linked estate. */
export function onlyEnvironment({ environments }: LinkedProgram): LinkedEnvironment {
  const [environment, ...others] = environments;
  expect(others).toEqual([]);
  if (environment === undefined) throw new Error('The estate has no environment.');
  return environment;
}

/** The agent of an identity in the only environment of an estate. */
export function agentOf(program: LinkedProgram, id: string): ResolvedAgent {
  const agent = onlyEnvironment(program).agents.find((one) => one.id === id);
  if (agent === undefined) throw new Error(`Agent "${id}" is not in the environment.`);
  return agent;
}

/** Where a place is, as people write it: \`file:line\`, and the text there. */
export function shown(place: Place): string {
  const { file, span } = locate(place);
  const { line } = positionAt(lineIndex(file.text), span.start);
  return `${file.path}:${line} ${file.text.slice(span.start, span.end).trim()}`;
}

import { describe, expect, test } from 'vitest';
import {
  extendSource,
  withDefaults,
  withOverlay,
} from '../../../compiler/link/resolve/derive-agent.ts';
import { at } from '../../../compiler/source/origin.ts';
import { definition } from '../../support/builders.ts';
import {
  agentOf,
  environmentText,
  linkFiles,
  shown,
  surroundings,
} from '../../support/link-estate.ts';

const project = `${surroundings['adac.yaml'] ?? ''}  defaults:
    sales:
      owners: [sales-team]
      spec:
        framework: autogen
        runtime: { image: "python:3.11-slim", handler: agents.sales }
        resources: { cpu: 1, memory: 1Gi, storage: 1Gi }
        hosting: { dedicated: {} }
        limits: { timeout: 1m }
    constructor:
      owners: [nobody]
`;

const plain = `apiVersion: adac.dev/v2
kind: Agent
metadata: { name: triage, namespace: sales }
spec:
  framework: crewai
  limits: { maxSteps: 3 }
`;

describe('defaults of a namespace', () => {
  const program = linkFiles({
    'adac.yaml': project,
    'agents/triage.yaml': plain,
    'clusters/environments.yaml': environmentText('  definitions: [{ agent: triage }]\n'),
  });
  const triage = agentOf(program, 'sales/triage');

  test('fill in what the agent leaves out, and nothing else', () => {
    expect(triage.framework).toBe('crewai');
    expect(triage.handler).toBe('agents.sales');
    expect(triage.definition.spec.limits).toEqual({ maxSteps: 3, timeout: '1m' });
    expect(triage.definition.metadata.owners).toEqual(['sales-team']);
  });

  test('stand where they were written', () => {
    const placeOf = (...path: (string | number)[]): string => shown(at(triage.definition, ...path));
    expect(placeOf('spec', 'framework')).toBe('agents/triage.yaml:5 crewai');
    expect(placeOf('spec', 'limits', 'timeout')).toBe('adac.yaml:17 1m');
    expect(placeOf('spec', 'resources', 'memory')).toBe('adac.yaml:15 1Gi');
    expect(placeOf('metadata', 'owners', 0)).toBe('adac.yaml:11 sales-team');
  });
});

const agent = definition('Agent', 'triage', { framework: 'crewai', limits: { timeout: '30s' } });
const elsewhere = definition('Project', 'test', {});

test('an agent that already says everything is left alone, without origins', () => {
  const same = withDefaults(agent, { spec: { framework: 'autogen' } }, (path) =>
    at(elsewhere, ...path),
  );
  expect(same).toBe(agent);
  expect(withOverlay(agent, { framework: 'crewai' }, (path) => at(elsewhere, ...path))).toBe(agent);
});

test('owners of its own are not replaced', () => {
  const owned = { ...agent, metadata: { ...agent.metadata, owners: ['me'] } };
  const same = withDefaults(owned, { owners: ['team'] }, (path) => at(elsewhere, ...path));
  expect(same).toBe(owned);
});

test('a newer origin puts an end to older ones below it', () => {
  const document = elsewhere.source.document;
  const first = extendSource(agent.source, [
    { path: ['spec', 'limits', 'timeout'], place: { document, path: ['old'] } },
    { path: ['spec', 'limitsOfMind'], place: { document, path: ['kept'] } },
  ]);
  const second = extendSource(first, [
    { path: ['spec', 'limits'], place: { document, path: ['new'] } },
  ]);
  const derived = { source: second };
  expect(at(derived, 'spec', 'limits', 'timeout').path).toEqual(['new', 'timeout']);
  expect(at(derived, 'spec', 'limitsOfMind').path).toEqual(['kept']);
  expect(at({ source: first }, 'spec', 'limits', 'timeout').path).toEqual(['old']);
});

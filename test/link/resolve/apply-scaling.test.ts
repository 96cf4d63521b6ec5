import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { divideScaling } from '../../../compiler/link/resolve/apply-scaling.ts';
import { at } from '../../../compiler/source/origin.ts';
import {
  agentOf,
  agentText,
  checkEnvironment,
  environmentText,
  linkFiles,
  shown,
} from '../../support/link-estate.ts';

const files = {
  'agents/a.yaml': agentText('a'),
  'agents/b.yaml': agentText(
    'b',
    '  limits: { timeout: 5s }\n  reliability: { retries: { max: 1 } }\n',
  ),
  'agents/c.yaml': agentText('c'),
  'agents/fixed.yaml': agentText('fixed', '  hosting: { dedicated: { replicas: 2 } }\n'),
};

const environments = environmentText(`  definitions: [{ namespace: sales }]
  scaling:
    maxAgents: 100
    minAgents: 10
    scaleUpThreshold: 80
    scaleDownThreshold: 20
    scaleUpStep: 10
    scaleDownStep: 2
    retryAttempts: 3
    timeout: 30000
`);

describe('a scaling object', () => {
  const program = linkFiles({ ...files, 'clusters/environments.yaml': environments });

  test('is divided among the agents that it covers, and leaves the others alone', () => {
    const hostings = ['a', 'b', 'c', 'fixed'].map(
      (name) => agentOf(program, `sales/${name}`).hosting,
    );
    const shared = { scaleUpThreshold: 80, scaleDownThreshold: 20, scaleDownStep: 1 };
    expect(hostings).toEqual([
      { mode: 'dedicated', autoscaling: { min: 4, max: 34, scaleUpStep: 4, ...shared } },
      { mode: 'dedicated', autoscaling: { min: 3, max: 33, scaleUpStep: 3, ...shared } },
      { mode: 'dedicated', autoscaling: { min: 3, max: 33, scaleUpStep: 3, ...shared } },
      { mode: 'dedicated', autoscaling: undefined },
    ]);
    expect(agentOf(program, 'sales/a')).toMatchObject({ instances: 34, minInstances: 4 });
    expect(agentOf(program, 'sales/fixed')).toMatchObject({ instances: 2, minInstances: 2 });
  });

  test('gives timeout and retries to those that state none', () => {
    const spec = (name: string) => agentOf(program, `sales/${name}`).definition.spec;
    expect(spec('a').limits).toEqual({ timeout: '30s' });
    expect(spec('a').reliability).toEqual({ retries: { max: 3 } });
    expect(spec('b').limits).toEqual({ timeout: '5s' });
    expect(spec('b').reliability).toEqual({ retries: { max: 1 } });
    expect(spec('fixed').limits).toBeUndefined();
  });

  test('is where its values stand', () => {
    const { definition } = agentOf(program, 'sales/a');
    expect(shown(at(definition, 'spec', 'limits'))).toBe('clusters/environments.yaml:16 30000');
  });

  test('of a document of its own is found by its name', () => {
    const scaling = '{ "scaling": { "maxAgents": 12, "minAgents": 3 } }';
    const program = linkFiles({
      ...files,
      'clusters/pool.json': scaling,
      'clusters/environments.yaml': environmentText(
        '  definitions: [{ namespace: sales }]\n  scaling: { name: pool }\n',
      ),
    });
    expect(agentOf(program, 'sales/c').instances).toBe(4);
  });
});

describe('a scaling object that does not fit', () => {
  test('has too few agents for those that it covers', () => {
    checkEnvironment(
      environmentText(`  definitions: [{ namespace: sales }]
  scaling:
    maxAgents: 100
    minAgents: 2
    #          ^ link/small-scaling: The scaling allows 2 agents, but 3 need one instance each.
`),
      files,
    );
  });

  test('covers nothing', () => {
    checkEnvironment(
      environmentText(`  definitions: [{ agent: fixed }]
  scaling: { maxAgents: 4, minAgents: 2 }
  #        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ link/idle-scaling: The scaling of environment "live" covers no agent.
`),
      files,
    );
  });

  test('is not defined', () => {
    checkEnvironment(
      environmentText(`  definitions: [{ agent: fixed }]
  scaling:
    name: pool
    #     ^^^^ link/unknown-selection: Environment "live" names scaling "pool", which is not defined.
`),
      files,
    );
  });
});

test('the bounds of the parts sum to the bounds of the whole', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50 }), fc.nat(500), fc.nat(5000), (count, low, more) => {
      const spec = { minAgents: count + low, maxAgents: count + low + more };
      const parts = divideScaling(spec, count);
      expect(parts.reduce((sum, { min }) => sum + min, 0)).toBe(spec.minAgents);
      expect(parts.reduce((sum, { max }) => sum + max, 0)).toBe(spec.maxAgents);
      for (const { min, max } of parts) {
        expect(min).toBeGreaterThanOrEqual(1);
        expect(max).toBeGreaterThanOrEqual(min);
      }
    }),
  );
});

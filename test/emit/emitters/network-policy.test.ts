import { describe, expect, test } from 'vitest';
import type { ResolvedAgent } from '../../../compiler/model/resolved-agent.ts';
import { definition, resolvedAgent, serverlessHosting } from '../../support/builders.ts';
import { emittedObjects, only, placementOf, valueAt } from '../../support/emitted.ts';

function policyOf(overrides: Partial<ResolvedAgent>) {
  const agent = resolvedAgent({ name: 'reader', ...overrides });
  return only(emittedObjects(placementOf([agent])), 'NetworkPolicy', 'reader');
}

describe('egress', () => {
  test('none is declared: nothing is opened, and the default deny leaves DNS', () => {
    const policy = policyOf({});
    expect(valueAt(policy, 'spec', 'egress')).toBeUndefined();
    expect(valueAt(policy, 'spec', 'policyTypes')).toEqual(['Ingress', 'Egress']);
    expect(valueAt(policy, 'metadata', 'annotations')).toBeUndefined();
  });

  test('declared names stand in an annotation, and public HTTPS is opened', () => {
    const policy = policyOf({ egress: ['a.example', '*.b.example'] });
    expect(valueAt(policy, 'metadata', 'annotations', 'adac.dev/egress-hosts')).toBe(
      'a.example,*.b.example',
    );
    expect(valueAt(policy, 'spec', 'egress')).toMatchObject([{ ports: [{ port: 443 }] }]);
  });

  test('an agent that works with others may call agents of its environment', () => {
    const policy = policyOf({
      definition: definition('Agent', 'reader', { collaboration: { canWorkWith: ['writer'] } }),
    });
    expect(valueAt(policy, 'spec', 'egress')).toEqual([
      {
        to: [{ namespaceSelector: { matchLabels: { 'adac.dev/environment': 'test' } } }],
        ports: [{ port: 8080 }],
      },
    ]);
  });
});

describe('egress to serverless agents', () => {
  const collaborating = definition('Agent', 'reader', {
    collaboration: { canWorkWith: ['writer'] },
  });
  const gateways = ['contour-internal', 'istio-system', 'kourier-system'].map((name) => ({
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } },
  }));

  function egressBeside(other: ResolvedAgent['hosting'], reader: Partial<ResolvedAgent>): unknown {
    const placed = placementOf([
      resolvedAgent({ name: 'reader', ...reader }),
      resolvedAgent({ name: 'writer', hosting: other }),
    ]);
    return valueAt(only(emittedObjects(placed), 'NetworkPolicy', 'reader'), 'spec', 'egress');
  }

  test('an agent that works with others reaches the gateway of Knative, on its ports within the cluster', () => {
    expect(egressBeside(serverlessHosting, { definition: collaborating })).toMatchObject([
      { ports: [{ port: 8080 }] },
      { to: gateways, ports: [{ port: 8080 }, { port: 8081 }] },
    ]);
  });

  test('not where its environment has no serverless agent', () => {
    const dedicated = { mode: 'dedicated', autoscaling: undefined } as const;
    expect(egressBeside(dedicated, { definition: collaborating })).toHaveLength(1);
  });

  test('nor where it works with nobody', () => {
    expect(egressBeside(serverlessHosting, {})).toBeUndefined();
  });
});

describe('ingress', () => {
  test('a dedicated agent is called by agents of its environment, on its port only', () => {
    expect(valueAt(policyOf({}), 'spec', 'ingress')).toEqual([
      {
        from: [{ namespaceSelector: { matchLabels: { 'adac.dev/environment': 'test' } } }],
        ports: [{ port: 8080 }],
      },
    ]);
  });

  test('a serverless agent is called through Knative only', () => {
    const policy = policyOf({
      hosting: serverlessHosting,
    });
    expect(valueAt(policy, 'spec', 'ingress', 0, 'from')).toEqual([
      { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'knative-serving' } } },
    ]);
  });

  test('a scheduled agent is called by nobody', () => {
    const policy = policyOf({
      hosting: { mode: 'scheduled', schedule: '0 3 * * *', timeZone: undefined },
    });
    expect(valueAt(policy, 'spec', 'ingress')).toBeUndefined();
  });
});

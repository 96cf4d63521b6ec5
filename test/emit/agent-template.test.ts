import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emit } from '../../compiler/emit/emit.ts';
import type { AgentSpec } from '../../compiler/model/agent.ts';
import type { ResolvedAgent, ResolvedHosting } from '../../compiler/model/resolved-agent.ts';
import { definition, resolvedAgent } from '../support/builders.ts';
import { placementOf } from '../support/emitted.ts';
import { render } from '../support/render.ts';

/** What two agents may have in common, and what their objects are made of. */
interface Likeness {
  readonly hosting: ResolvedHosting;
  readonly metadata: Partial<ResolvedAgent['definition']['metadata']>;
  readonly spec: Partial<AgentSpec>;
  readonly egress: readonly string[];
  readonly instances: number;
}

function agentOf(name: string, prompt: string, likeness: Likeness): ResolvedAgent {
  const { metadata, spec, ...rest } = likeness;
  const plain = definition('Agent', name, spec, 'sales');
  return resolvedAgent({
    name,
    namespace: 'sales',
    ...rest,
    minInstances: likeness.instances,
    definition: { ...plain, metadata: { ...plain.metadata, ...metadata } },
    makeDocument: () => ({ name, prompt }),
  });
}

/** The text of the only shard, for agents in the order of their names. */
function textOf(agents: readonly ResolvedAgent[]): string {
  const { files } = emit(placementOf(agents)).value;
  const shards = files.filter(
    ({ path }) => path.startsWith('manifests/') && !path.includes('/base/'),
  );
  expect(shards).toHaveLength(1);
  return shards.map(render).join('');
}

const text = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('\ue0001', '\ue000', '\ue0009', '"', '\n# x', '__proto__', '${name}', '$&'),
);
const texts = fc.dictionary(text, text, { maxKeys: 3 });

const likenesses: fc.Arbitrary<Likeness> = fc.record({
  hosting: fc.oneof(
    fc.constant<ResolvedHosting>({ mode: 'dedicated', autoscaling: undefined }),
    fc.constant<ResolvedHosting>({ mode: 'dedicated', autoscaling: { min: 1, max: 4 } }),
    fc.record({
      mode: fc.constant('scheduled'),
      schedule: fc.constantFrom('0 * * * *', '*/5 * * * *'),
      timeZone: fc.constantFrom(undefined, 'Europe/Berlin'),
    }),
    fc.record({
      mode: fc.constant('serverless'),
      minScale: fc.constant(0),
      maxScale: fc.nat(5),
      concurrency: fc.nat(9),
      idleTimeout: fc.nat(99),
      prewarm: fc.nat(2),
    }),
  ),
  metadata: fc.record({ labels: texts, annotations: texts, owners: fc.array(text) }),
  spec: fc.record({
    limits: fc.constantFrom({}, { timeout: '30s' }),
    reliability: fc.constantFrom(
      {},
      { retries: { max: 2 } },
      { probes: { liveness: { path: '/l' } } },
    ),
    access: fc.record({
      secrets: fc.array(fc.constant({ name: 'key', key: 'token' }), { maxLength: 1 }),
    }),
  }),
  egress: fc.array(fc.constantFrom('a.example', 'b.example')),
  instances: fc.integer({ min: 1, max: 3 }),
});

test('agents that are alike are written as each would be alone', () => {
  fc.assert(
    fc.property(likenesses, fc.array(text, { minLength: 2, maxLength: 4 }), (likeness, prompts) => {
      const agents = prompts.map((prompt, index) => agentOf(`agent-${index}`, prompt, likeness));
      let together: string | undefined;
      let alone: string | undefined;
      // What YAML cannot carry is a finding before anything is written; here it throws in both ways.
      try {
        alone = agents.map((agent) => textOf([agent])).join('');
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError);
      }
      try {
        together = textOf(agents);
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError);
      }
      expect(together).toBe(alone);
    }),
    { numRuns: 500 },
  );
});

test('agents that are not alike are written as each would be alone', () => {
  fc.assert(
    fc.property(fc.array(likenesses, { minLength: 2, maxLength: 4 }), (all) => {
      const agents = all
        .map(({ spec, hosting, instances, egress }): Likeness => {
          return { spec, hosting, instances, egress, metadata: {} };
        })
        .flatMap((likeness, index) =>
          [0, 1, 2].map((copy) => agentOf(`agent-${index}-${copy}`, `${copy}`, likeness)),
        );
      expect(textOf(agents)).toBe(agents.map((agent) => textOf([agent])).join(''));
    }),
    { numRuns: 200 },
  );
});

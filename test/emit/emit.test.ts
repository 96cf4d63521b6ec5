import fc from 'fast-check';
import { loadAll } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { emit } from '../../compiler/emit/emit.ts';
import type { PlacedProgram } from '../../compiler/model/placed-program.ts';
import type { EnvironmentCluster } from '../../compiler/model/program.ts';
import type { ResolvedAgent } from '../../compiler/model/resolved-agent.ts';
import {
  definition,
  linkedEnvironment,
  linkedProgram,
  nodePool,
  resolvedAgent,
} from '../support/builders.ts';
import { emittedObjects, placementOf } from '../support/emitted.ts';
import {
  assignment,
  placedEnvironment,
  placedProgram,
  runtimeDeployment,
} from '../support/placed.ts';
import { render } from '../support/render.ts';
import { renderFiles } from '../support/render-files.ts';
import { goldenCases } from './golden-cases.ts';

function cluster(name: string, shards: number): EnvironmentCluster {
  return {
    name,
    shards,
    definition: definition('Cluster', name, { pools: [nodePool({ name: 'main' })] }),
  };
}

function agents(count: number, namespace = 'team'): readonly ResolvedAgent[] {
  return Array.from({ length: count }, (_, index) =>
    resolvedAgent({ name: `agent-${index}`, namespace }),
  );
}

const hostings: readonly ResolvedAgent['hosting'][] = [
  { mode: 'dedicated', autoscaling: undefined },
  { mode: 'dedicated', autoscaling: { min: 1, max: 3 } },
  { mode: 'serverless', minScale: 0, maxScale: 3, concurrency: 1, idleTimeout: 60, prewarm: 0 },
  { mode: 'scheduled', schedule: '* * * * *', timeZone: undefined },
];

describe('files', () => {
  test('stand where Argo CD looks, sorted, with their environment', () => {
    const { files } = emit(placementOf(agents(1))).value;
    expect(files.map(({ path }) => path)).toEqual([
      'argocd/test/manifests.yaml',
      'manifests/test/local/00/manifests.yaml',
      'manifests/test/local/base/manifests.yaml',
    ]);
    expect(new Set(files.map(({ environment }) => environment))).toEqual(new Set(['test']));
  });

  test.each(Object.entries(goldenCases))(
    '%s: the number of objects is that of the documents',
    (_, placed) => {
      for (const file of emit(placed()).value.files) {
        expect(loadAll(render(file)), file.path).toHaveLength(file.objects);
      }
    },
  );

  test('an environment without agents writes nothing', () => {
    expect(emit(placementOf([])).value.files).toEqual([]);
  });

  test('a cluster without agents gets no files', () => {
    const clusters = [cluster('local', 1), cluster('other', 1)];
    const { files } = emit(placementOf(agents(1), { clusters })).value;
    expect(files.map(({ path }) => path).filter((path) => path.includes('/other/'))).toEqual([]);
  });

  test('rollout phases have folders of their own', () => {
    const { files } = emit(goldenCases['emit-pooled']?.() ?? placementOf([])).value;
    expect(files.map(({ path }) => path.split('/').at(-2))).toEqual([
      'pooled',
      'base',
      'p1-00',
      'p2-00',
    ]);
  });

  test('each document names its source file and itself', () => {
    const { files } = emit(placementOf(agents(1))).value;
    const text = renderFiles(files).get('manifests/test/local/00/manifests.yaml') ?? '';
    expect(text.match(/^# .*$/gm)).toEqual([
      '# agents/team/agent-0.yaml ServiceAccount/team/agent-0',
      '# agents/team/agent-0.yaml NetworkPolicy/team/agent-0',
      expect.stringMatching(/^# agents\/team\/agent-0.yaml ConfigMap\/team\/agent-0-[0-9a-f]{10}$/),
      '# agents/team/agent-0.yaml Service/team/agent-0',
      '# agents/team/agent-0.yaml Deployment/team/agent-0',
    ]);
  });

  test('a dedicated agent is five objects', () => {
    const { files } = emit(placementOf(agents(7))).value;
    expect(files.find(({ path }) => path.endsWith('/00/manifests.yaml'))?.objects).toBe(35);
  });

  test('without a repository, manifests are written and Argo CD objects are not', () => {
    const environment = linkedEnvironment({ name: 'test', agents: agents(1) });
    const program = linkedProgram([environment], { project: definition('Project', 'estate', {}) });
    const { value, diagnostics } = emit(placedProgram([placedEnvironment(environment)], program));
    expect(value.files.map(({ path }) => path.split('/')[0])).toEqual(['manifests', 'manifests']);
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([
      ['emit/no-git-repository', 'warning'],
    ]);
  });
});

describe('stability', () => {
  const clusters = [cluster('local', 8)];
  const before = renderFiles(emit(placementOf(agents(120), { clusters })).value.files);

  test('a new agent changes its own shard only', () => {
    for (const name of ['newcomer', 'a', 'zz']) {
      const after = renderFiles(
        emit(
          placementOf([...agents(120), resolvedAgent({ name, namespace: 'team' })], { clusters }),
        ).value.files,
      );
      const changed = [...after]
        .filter(([path, text]) => before.get(path) !== text)
        .map(([path]) => path);
      expect(changed).toHaveLength(1);
      expect(changed[0]).toMatch(/^manifests\/test\/local\/0\d\/manifests\.yaml$/);
      expect(after.size).toBe(before.size);
    }
  });

  test('an edited agent changes its own shard only, and its ConfigMap has a new name', () => {
    const edited = agents(120).map((agent, index) =>
      index === 60
        ? { ...agent, makeDocument: () => ({ ...agent.makeDocument(), prompt: 'Other.' }) }
        : agent,
    );
    const after = renderFiles(emit(placementOf(edited, { clusters })).value.files);
    expect([...after].filter(([path, text]) => before.get(path) !== text)).toHaveLength(1);
  });

  test('the order of agents does not matter', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...agents(30)], { minLength: 30 }), (shuffled) => {
        const files = renderFiles(emit(placementOf(shuffled, { clusters })).value.files);
        expect(files).toEqual(renderFiles(emit(placementOf(agents(30), { clusters })).value.files));
      }),
      { numRuns: 10 },
    );
  });

  test('editing a pooled agent leaves its Deployment as it was', () => {
    const runtime = runtimeDeployment();
    const edited = {
      ...runtime,
      members: runtime.members.map((member) => ({
        ...member,
        agent: { ...member.agent, makeDocument: () => ({ prompt: 'Other.' }) },
      })),
    };
    const [one, two] = [runtime, edited].map((made) => {
      const objects = emittedObjects(
        placementOf(
          made.members.map(({ agent }) => agent),
          {},
          { runtimes: [made] },
        ),
      );
      return {
        deployment: objects.find(({ kind }) => kind === 'Deployment')?.fields,
        definitions: objects.find(({ kind }) => kind === 'ConfigMap')?.fields,
      };
    });
    expect(one?.deployment).toBeDefined();
    expect(two?.deployment).toEqual(one?.deployment);
    expect(two?.definitions).not.toEqual(one?.definitions);
  });
});

describe('identity', () => {
  /** Any mix of hosting modes and namespaces, and a runtime. */
  const anyPlacement = fc
    .array(
      fc.record({
        name: fc.stringMatching(/^[a-z][a-z0-9-]{0,20}[a-z0-9]$/),
        namespace: fc.constantFrom('finance', 'research'),
        hosting: fc.constantFrom(...hostings),
        instances: fc.integer({ min: 1, max: 3 }),
      }),
      { maxLength: 30 },
    )
    .map((drawn): PlacedProgram => {
      const unique = new Map(drawn.map((one) => [`${one.namespace}/${one.name}`, one]));
      const made = [...unique.values()].map((one) => resolvedAgent(one));
      const runtime = runtimeDeployment({ namespace: 'finance' });
      const environment = linkedEnvironment({
        name: 'test',
        agents: made,
        clusters: [cluster('local', 3)],
      });
      return placedProgram([
        placedEnvironment(environment, {
          assignments: made.map((agent) => assignment(agent)),
          runtimes: [runtime],
        }),
      ]);
    });

  test('group, kind, namespace and name are unique', () => {
    fc.assert(
      fc.property(anyPlacement, (placed) => {
        const identities = emittedObjects(placed).map(
          ({ apiVersion, kind, namespace = '', name }) =>
            `${apiVersion.split('/')[0] ?? ''} ${kind} ${namespace} ${name}`,
        );
        expect(new Set(identities).size).toBe(identities.length);
      }),
      { numRuns: 30 },
    );
  });

  test('all objects of an agent stand in one shard', () => {
    fc.assert(
      fc.property(anyPlacement, (placed) => {
        const shardOf = new Map<string, string>();
        for (const { path, namespace, fields } of emittedObjects(placed)) {
          const metadata = JSON.stringify(fields.metadata);
          const name = /"app.kubernetes.io\/name":"([^"]+)"/.exec(metadata)?.[1];
          if (name === undefined) continue;
          const key = `${namespace ?? ''}/${name}`;
          expect(shardOf.get(key) ?? path).toBe(path);
          shardOf.set(key, path);
        }
      }),
      { numRuns: 30 },
    );
  });

  test('environments of one cluster write different objects of the cluster', () => {
    const environments = ['one', 'two'].map((name) =>
      linkedEnvironment({ name, namespacePrefix: `${name}-`, agents: agents(1) }),
    );
    const placed = placedProgram(environments.map((environment) => placedEnvironment(environment)));
    expect(emit(placed).diagnostics).toEqual([]);
    const names = emittedObjects(placed)
      .filter(({ namespace }) => namespace === undefined)
      .map(({ kind, name }) => `${kind}/${name}`);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toContain('Namespace/one-team');
    expect(names).toContain('Namespace/two-team');
  });
});

test('an agent on two clusters has pods on both, its fewest divided like its most', () => {
  const clusters = [cluster('local', 1), cluster('other', 1)];
  const agent = resolvedAgent({
    name: 'wide',
    namespace: 'team',
    instances: 9,
    minInstances: 3,
    hosting: { mode: 'dedicated', autoscaling: { min: 3, max: 9 } },
  });
  const objects = emittedObjects(
    placementOf(
      [agent],
      { clusters },
      {
        assignments: [
          assignment(agent, {
            shares: [
              { cluster: 'local', pool: 'main', instances: 6 },
              { cluster: 'other', pool: 'main', instances: 3 },
            ],
          }),
        ],
      },
    ),
  );
  const scaled = objects.filter(({ kind }) => kind === 'HorizontalPodAutoscaler');
  expect(scaled.map(({ path, fields }) => [path.split('/')[2], fields.spec])).toMatchObject([
    ['local', { minReplicas: 2, maxReplicas: 6 }],
    ['other', { minReplicas: 1, maxReplicas: 3 }],
  ]);
});

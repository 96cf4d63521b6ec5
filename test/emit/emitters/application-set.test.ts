import { describe, expect, test } from 'vitest';
import {
  definition,
  linkedEnvironment,
  linkedProgram,
  nodePool,
  resolvedAgent,
} from '../../support/builders.ts';
import { emittedObjects, only, valueAt } from '../../support/emitted.ts';
import type { ProjectSpec } from '../../../compiler/model/project.ts';
import type { ClusterSpec } from '../../../compiler/model/cluster.ts';
import { assignment, placedEnvironment, placedProgram } from '../../support/placed.ts';
import { goldenCases } from '../golden-cases.ts';

const git = { repository: 'https://git.example/estate.git', branch: 'main' };

function applicationSetOf(
  project: ProjectSpec = { git },
  destinations: readonly (ClusterSpec['destination'] | undefined)[] = [undefined],
) {
  const clusters = destinations.map((destination, index) => ({
    name: `cluster-${index}`,
    shards: 1,
    definition: definition('Cluster', `cluster-${index}`, {
      pools: [nodePool({ name: 'main' })],
      ...(destination !== undefined && { destination }),
    }),
  }));
  const agents = clusters.map((_, index) => resolvedAgent({ name: `agent-${index}` }));
  const environment = linkedEnvironment({ name: 'test', agents, clusters });
  const placed = placedProgram(
    [
      placedEnvironment(environment, {
        assignments: agents.map((agent, index) =>
          assignment(agent, {
            shares: [{ cluster: `cluster-${index}`, pool: 'main', instances: 1 }],
          }),
        ),
      }),
    ],
    linkedProgram([environment], { project: definition('Project', 'estate', project) }),
  );
  return only(emittedObjects(placed), 'ApplicationSet');
}

const template = ['spec', 'template', 'spec'] as const;
const elements = ['spec', 'generators', 0, 'list', 'elements'] as const;

describe('an ApplicationSet', () => {
  test('has an element for the base and for each shard', () => {
    expect(valueAt(applicationSetOf(), ...elements)).toEqual([
      {
        name: 'test.cluster-0.base',
        path: 'out/manifests/test/cluster-0/base',
        phase: '0',
        destination: { name: 'cluster-0' },
        namespace: 'default',
      },
      {
        name: 'test.cluster-0.00',
        path: 'out/manifests/test/cluster-0/00',
        phase: '1',
        destination: { name: 'cluster-0' },
        namespace: 'default',
      },
    ]);
  });

  test('finds the project within its repository', () => {
    const set = applicationSetOf({ git: { ...git, path: 'estates/main' }, output: 'dist' });
    expect(valueAt(set, ...elements, 0, 'path')).toBe(
      'estates/main/dist/manifests/test/cluster-0/base',
    );
  });

  test('names clusters as they are registered, by address where one is declared', () => {
    const destination = (set: ReturnType<typeof applicationSetOf>) =>
      valueAt(set, ...template, 'destination');
    expect(destination(applicationSetOf())).toEqual({
      name: '{{ .destination.name }}',
      namespace: '{{ .namespace }}',
    });
    expect(destination(applicationSetOf({ git }, [{ server: 'https://10.0.0.1' }]))).toEqual({
      server: '{{ .destination.server }}',
      namespace: '{{ .namespace }}',
    });
    expect(
      destination(applicationSetOf({ git }, [{ server: 'https://10.0.0.1' }, { name: 'other' }])),
    ).toEqual({
      name: '{{ dig "name" "" .destination }}',
      server: '{{ dig "server" "" .destination }}',
      namespace: '{{ .namespace }}',
    });
  });

  test('what an author writes is no template', () => {
    const set = applicationSetOf({ git: { ...git, branch: '{{ env "HOME" }}' } });
    expect(valueAt(set, ...template, 'source', 'targetRevision')).toBe('{{ "{{" }} env "HOME" }}');
  });

  test('syncs server-side, again and again, and prunes', () => {
    expect(valueAt(applicationSetOf(), ...template, 'syncPolicy')).toMatchObject({
      automated: { prune: true, selfHeal: true },
      retry: { limit: 10 },
      syncOptions: [
        'ServerSideApply=true',
        'ApplyOutOfSyncOnly=true',
        'RespectIgnoreDifferences=true',
      ],
    });
    expect(valueAt(applicationSetOf(), 'spec', 'syncPolicy')).toEqual({
      preserveResourcesOnDeletion: true,
    });
  });

  test('rolls out phase by phase only where there are some', () => {
    expect(valueAt(applicationSetOf(), 'spec', 'strategy')).toBeUndefined();
    const placed = goldenCases['emit-pooled']?.();
    const set = placed === undefined ? undefined : only(emittedObjects(placed), 'ApplicationSet');
    expect(JSON.stringify(set?.fields.spec)).toContain('"type":"RollingSync"');
    expect(
      set === undefined ? undefined : valueAt(set, 'spec', 'strategy', 'rollingSync', 'steps'),
    ).toHaveLength(3);
  });
});

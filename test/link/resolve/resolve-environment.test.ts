import { expect, test } from 'vitest';
import {
  agentText,
  checkEnvironment,
  environmentText,
  linkFiles,
  onlyEnvironment,
  surroundings,
} from '../../support/link-estate.ts';

const files = { 'agents/triage.yaml': agentText('triage') };
const east = (surroundings['clusters/west.yaml'] ?? '').replace('name: west', 'name: east');

function withClusters(clusters: string): string {
  return environmentText('  definitions: [{ agent: triage }]\n').replace(
    '[{ name: west }]',
    clusters,
  );
}

test('clusters are found and stand in order of their names', () => {
  const environments = withClusters('[{ name: west, shards: 3 }, { name: east }]');
  const program = linkFiles({
    ...files,
    'clusters/east.yaml': east.replace('spec:\n', 'spec:\n  shards: 2\n'),
    'clusters/environments.yaml': environments,
  });
  const { clusters } = onlyEnvironment(program);
  expect(clusters.map(({ name, shards }) => [name, shards])).toEqual([
    ['east', 2],
    ['west', 3],
  ]);
});

test('a cluster that is not defined', () => {
  checkEnvironment(
    withClusters(`
    - name: wset
    #       ^^^^ link/unknown-selection: Environment "live" names cluster "wset", which is not defined.
    #       ^^^^ help: Did you mean "west"?`),
    files,
  );
});

test('a cluster that is listed twice', () => {
  checkEnvironment(
    withClusters(`
    - name: west
    - name: west
    #       ^^^^ link/repeated-cluster: Environment "live" lists cluster "west" twice.`),
    files,
  );
});

test('the fields of the environment that need no looking up are carried over', () => {
  const environments = environmentText(
    '  namespacePrefix: live-\n  definitions: [{ agent: triage }]\n',
  );
  const environment = onlyEnvironment(
    linkFiles({
      ...files,
      'clusters/environments.yaml': environments.replace(
        'policySets: []',
        'policySets: [ownership]',
      ),
    }),
  );
  expect(environment).toMatchObject({
    name: 'live',
    namespacePrefix: 'live-',
    policySets: ['ownership'],
    phases: [1],
    runtimeClasses: [],
  });
});

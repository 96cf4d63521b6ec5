import { CannotRunError } from '../../diagnostic/cannot-run-error.ts';
import type { LinkedProgram } from '../../model/program.ts';
import { findDefinition } from './find-definition.ts';
import { renderDocuments } from './render-documents.ts';
import type { Scaffold, ScaffoldAnswers } from './scaffold.ts';
import { runtimeClass } from './scaffold-project.ts';

/** An environment that runs what was named on clusters that are there. */
export function scaffoldEnvironment(answers: ScaffoldAnswers, program: LinkedProgram): Scaffold {
  const { name, description, agents, fleets, teams, workflows } = answers;
  const selected = [
    ...agents.map((agent) => ({ agent })),
    ...fleets.map((fleet) => ({ fleet })),
    ...teams.map((team) => ({ team })),
    ...workflows.map((workflow) => ({ workflow })),
  ];
  if (selected.length === 0) {
    throw new CannotRunError(
      'An environment runs something.',
      'Name it with --agent, --fleet, --team or --workflow.',
    );
  }
  const classes = pooledRuntimes(answers, program);
  const clusters = clustersOf(answers, program);
  const document = {
    apiVersion: 'adac.dev/v2',
    kind: 'Environment',
    metadata: { name, description },
    spec: {
      clusters: clusters.map((cluster) => ({ name: cluster })),
      definitions: selected,
      policySets: [],
      namespacePrefix: isShared(clusters, program) ? `${name}-` : undefined,
      runtimeClasses: classes.length === 0 ? undefined : classes,
    },
  };
  return new Map([
    [
      `clusters/${name}.yaml`,
      renderDocuments('What runs where. No policy judges it yet: name sets in policySets.', [
        document,
      ]),
    ],
  ]);
}

/** The clusters that were named, or the only one that there is. */
function clustersOf({ clusters }: ScaffoldAnswers, program: LinkedProgram): readonly string[] {
  if (clusters.length > 0) return clusters;
  const names = program.definitions.Cluster.map(({ metadata }) => metadata.name);
  if (names.length === 1) return names;
  throw new CannotRunError(
    names.length === 0 ? 'The project has no cluster.' : 'The project has more than one cluster.',
    names.length === 0 ? 'Begin with adac init cluster.' : 'Name those to use with --cluster.',
  );
}

/** Two environments of one cluster must not write the same namespace. */
function isShared(clusters: readonly string[], { environments }: LinkedProgram): boolean {
  return environments.some((other) => other.clusters.some(({ name }) => clusters.includes(name)));
}

/** A runtime class for each framework and image of which pooled agents are selected. */
function pooledRuntimes(
  { agents, fleets }: ScaffoldAnswers,
  program: LinkedProgram,
): readonly object[] {
  const specs = [
    ...agents.map((agent) => findDefinition(program, 'Agent', agent).spec),
    ...fleets.map((fleet) => findDefinition(program, 'Fleet', fleet).spec.template),
  ];
  const classes = new Map<string, object>();
  for (const { hosting, framework, runtime } of specs) {
    const image = runtime?.image;
    if (hosting?.pooled === undefined || framework === undefined || image === undefined) continue;
    const key = `${framework} ${image}`;
    if (!classes.has(key)) {
      classes.set(key, runtimeClass(`pooled-${classes.size + 1}`, framework, image));
    }
  }
  return [...classes.values()];
}

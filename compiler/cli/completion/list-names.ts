import { parseSources } from '../../load/parse-sources.ts';
import { readSources } from '../../load/read-sources.ts';
import type { Definition } from '../../model/definition.ts';
import type { DefinitionsByKind } from '../../model/program.ts';
import { upgrade } from '../../upgrade/upgrade.ts';
import { validate } from '../../validate/validate.ts';
import type { NameKind } from './name-kind.ts';

/** The kinds of `adac completion --names` that a project defines. */
export type DefinedKind = Exclude<NameKind, 'finding'>;

/**
 * The names of a kind in a project, sorted, each once. A name that several namespaces have is given as
 * `namespace/name`, since it means nothing alone. Findings do not matter here: a project is completed
 * while it is being written, so what can be read of it counts.
 *
 * @throws CannotRunError where the folder holds no readable `adac.yaml`.
 */
export function listNames(root: string, kind: DefinedKind): readonly string[] {
  const read = readSources(root).value;
  const { definitions } = upgrade(validate(parseSources(read).value).value).value;
  const fallback = definitions.Project[0]?.spec.namespace ?? 'default';
  return unambiguous(namesOf(definitions, kind), fallback);
}

interface Name {
  readonly name: string;
  /** That of the project where it is missing. */
  readonly namespace?: string | undefined;
}

function namesOf(definitions: DefinitionsByKind, kind: DefinedKind): readonly Name[] {
  switch (kind) {
    case 'agent':
      return [...definitions.Agent.map(nameOf), ...definitions.Fleet.flatMap(membersOf)];
    case 'fleet':
      return definitions.Fleet.map(nameOf);
    case 'team':
      return definitions.Team.map(nameOf);
    case 'workflow':
      return definitions.Workflow.map(nameOf);
    case 'cluster':
      return definitions.Cluster.map(nameOf);
    case 'environment':
      return definitions.Environment.map(nameOf);
  }
}

function nameOf({ metadata: { name, namespace } }: Definition): Name {
  return { name, namespace };
}

function membersOf({ spec, metadata: { namespace } }: Definition<'Fleet'>): readonly Name[] {
  return spec.members.map(({ name }) => ({ name, namespace }));
}

function unambiguous(names: readonly Name[], fallback: string): readonly string[] {
  const namespaces = new Map<string, Set<string>>();
  for (const { name, namespace = fallback } of names) {
    const known = namespaces.get(name) ?? new Set();
    namespaces.set(name, known.add(namespace));
  }
  const listed = [...namespaces].flatMap(([name, known]) =>
    known.size === 1 ? [name] : [...known].map((namespace) => `${namespace}/${name}`),
  );
  return listed.sort((a, b) => (a < b ? -1 : 1));
}

import { readdirSync } from 'node:fs';
import path from 'node:path';
import { addMissingNamespaces } from '../add-missing-namespaces.ts';
import { explain, type ApiClient } from '../api-client.ts';
import { applyAll } from '../apply-all.ts';
import type { Checks } from '../checks.ts';
import { readOutput, type EnvironmentOutput } from '../estate-output.ts';
import { isRecord, textAt, valueAt } from '../json-value.ts';
import { nameOf, type KubeObject } from '../kube-object.ts';
import { judgeKnativeServices } from '../judge-knative-services.ts';
import type { Figures, Lab, Scenario } from '../scenario.ts';
import { startCluster } from '../start-cluster.ts';

/** Every object that the compiler writes, for the estate and for every golden case. */
export const accepted: Scenario = {
  name: 'accepted',
  title: 'the API server takes every object as it is, and a second time changes nothing',
  minutes: 15,
  async run(lab) {
    const figures: Record<string, number> = { objects: 0, kinds: 0, knativeServices: 0 };
    const kinds = new Set<string>();
    const outputs = outputsOf(lab.root);
    // A cluster for each, since golden cases name the same agents.
    for (const output of outputs) {
      const all = output.environments.flatMap(objectsOf);
      const { api, stop } = await startCluster(lab, { workers: false, objects: all });
      const objects = await acceptTogether(lab, api, output.environments);
      for (const { apiVersion, kind } of objects) kinds.add(`${apiVersion} ${kind}`);
      const knative = await judgeKnativeServices(lab, objects);
      figures.objects = (figures.objects ?? 0) + objects.length;
      figures.knativeServices = (figures.knativeServices ?? 0) + knative;
      await stop();
      lab.say(`${output.name}: ${objects.length} objects`);
    }
    figures.kinds = kinds.size;
    return figures satisfies Figures;
  },
};

interface Output {
  readonly name: string;
  readonly environments: readonly EnvironmentOutput[];
}

function outputsOf(root: string): readonly Output[] {
  const golden = path.join(root, 'test', 'golden');
  const cases = readdirSync(golden).filter((name) => name.startsWith('emit-'));
  return [
    ...cases.sort().map((name) => ({
      name,
      environments: readOutput(path.join(golden, name, 'expected')),
    })),
    { name: 'the estate', environments: readOutput(path.join(root, 'out')) },
  ];
}

/** All environments in one cluster, so that two that write the same object are found. */
async function acceptTogether(
  { checks }: Lab,
  api: ApiClient,
  environments: readonly EnvironmentOutput[],
): Promise<readonly KubeObject[]> {
  const objects = environments.flatMap(objectsOf);
  checks.that(objects.length > 0, 'There is nothing to apply.');
  checks.equal(twice(objects), [], 'Two environments write the same object');
  await addMissingNamespaces(api, objects);
  // A dry run makes nothing, so what the others stand in must be there before it.
  await applyAll(
    api,
    objects.filter(({ kind }) => kind === 'Namespace'),
  );
  await dryRunAll(checks, api, objects);
  const first = await applyAll(api, objects);
  const second = await applyAll(api, objects);
  const changed = objects.filter(
    (object) => versionOf(first, object) !== versionOf(second, object),
  );
  for (const object of changed) {
    // What admission adds when an object is made (a finalizer, say) is written down as the applier's own, and
    // the first apply after that gives it up: who owns what changes once, and nothing else may.
    const contents = [first, second].map((answers) => contentOf(answers.get(object)));
    checks.equal(contents[1], contents[0], `The second apply changed ${nameOf(object)}`);
  }
  const third = await applyAll(api, objects);
  for (const object of objects) {
    const before = versionOf(second, object);
    checks.equal(versionOf(third, object), before, `Applying again changed ${nameOf(object)}`);
  }
  return objects;
}

function versionOf(answers: ReadonlyMap<KubeObject, unknown>, object: KubeObject): string {
  return textAt(answers.get(object), 'metadata', 'resourceVersion');
}

/** An object without its version and without who owns which field. */
function contentOf(answer: unknown): unknown {
  const copy: unknown = structuredClone(answer);
  const metadata = valueAt(copy, 'metadata');
  if (isRecord(metadata)) Object.assign(metadata, { resourceVersion: '', managedFields: [] });
  return copy;
}

function objectsOf({ manifests, argo }: EnvironmentOutput): readonly KubeObject[] {
  return [...manifests, ...argo];
}

/** By group and not by version: one object has all versions of its kind. */
function twice(objects: readonly KubeObject[]): readonly string[] {
  const names = objects.map((object) => {
    const [group = ''] = object.apiVersion.includes('/') ? object.apiVersion.split('/') : [];
    return `${group} ${nameOf(object)}`;
  });
  return names.filter((name, index) => names.indexOf(name) !== index);
}

/** All of them, so that one run tells everything that is refused. */
async function dryRunAll(
  checks: Checks,
  api: ApiClient,
  objects: readonly KubeObject[],
): Promise<void> {
  const refused: string[] = [];
  for (const object of objects) {
    const answer = await api.apply(object, { dryRun: true });
    if (answer.status > 201) refused.push(`${nameOf(object)}: ${explain(answer)}`);
    else checks.that(true, nameOf(object));
  }
  checks.equal(refused, [], 'The API server refuses');
}

import type { KubeObject } from './kube-object.ts';
import { runToSuccess } from './run-program.ts';
import type { Lab } from './scenario.ts';

/**
 * Holds Knative Services against Knative's own validation: its custom resource definition takes almost anything, and
 * the webhook that refuses is not part of the API server.
 * @returns how many there were
 */
export async function judgeKnativeServices(
  { components, checks }: Lab,
  objects: readonly KubeObject[],
): Promise<number> {
  const services = objects.filter(
    ({ apiVersion, kind }) => apiVersion === 'serving.knative.dev/v1' && kind === 'Service',
  );
  if (services.length === 0) return 0;
  const lines = services.map((service) => `${JSON.stringify(service)}\n`);
  const said = await runToSuccess({
    file: components.program('knative'),
    input: lines.join(''),
  });
  const verdicts = said.split('\n').slice(0, -1);
  checks.equal(
    verdicts,
    services.map(() => ''),
    'Knative refuses',
  );
  return services.length;
}

import type { Protocol } from '../../model/agent.ts';
import { at } from '../../source/origin.ts';
import { authoredSpecs } from '../authored-specs.ts';
import type { AuthoredSpec } from '../authored-specs.ts';
import type { LinkRule } from '../link-rule.ts';
import { oncePerPlace } from '../once-per-place.ts';
import type { NodeFinding } from '../once-per-place.ts';

/** What sleeps can be woken. */
export const neverWoken: LinkRule = {
  code: 'link/never-woken',
  severity: 'error',
  summary:
    'An agent that scales to zero can be called by a request, because nothing else starts it again.',
  explanation: `
A serverless agent without \`minScale\` has no pod while nobody calls it, and Knative starts one when an HTTP request
arrives. Messages of Redis and MQTT wait in a broker that starts nothing.

\`\`\`yaml
spec:
  protocols: [mqtt]
  hosting:
    serverless: { maxScale: 10 }
\`\`\`

Keep one instance that listens, or speak a protocol that goes over HTTP:

\`\`\`yaml
spec:
  protocols: [mqtt]
  hosting:
    serverless: { minScale: 1, maxScale: 10 }
\`\`\`
`,
  check({ definitions, environments }, report) {
    const reportOnce = oncePerPlace(report);
    const running = new Set<string>();
    for (const { agents } of environments) {
      for (const { definition, name, namespace, fleet } of agents) {
        running.add(
          fleet === undefined ? `Agent ${namespace}/${name}` : `Fleet ${namespace}/${fleet}`,
        );
        const { spec } = definition;
        checkSpec(
          { spec, definition, path: ['spec'], describe: () => `Agent "${name}"` },
          reportOnce,
        );
      }
    }
    for (const authored of authoredSpecs(definitions)) {
      const { kind, metadata } = authored.definition;
      // What runs is judged as it runs, with what overlays and defaults make of it.
      if (running.has(`${kind} ${metadata.namespace ?? 'default'}/${metadata.name}`)) continue;
      checkSpec(authored, reportOnce);
    }
  },
};

function checkSpec(
  { spec, definition, path, describe }: Omit<AuthoredSpec, 'namespace'>,
  report: (finding: NodeFinding) => void,
): void {
  const { protocols = [], hosting } = spec;
  const { serverless } = hosting ?? {};
  if (serverless === undefined || (serverless.minScale ?? 0) > 0) return;
  if (protocols.length === 0 || protocols.some(isRequested)) return;
  const key = serverless.minScale === undefined ? [] : ['minScale'];
  report({
    place: at(definition, ...path, 'hosting', 'serverless', ...key),
    message: `${describe()} scales to zero, and nothing that it speaks can wake it.`,
    related: [
      { place: at(definition, ...path, 'protocols'), message: 'Its protocols are listed here.' },
    ],
    help: 'Set `minScale: 1`, add "http", "a2a" or "mcp" to the protocols, or host it as dedicated.',
  });
}

/** Protocols whose messages arrive as HTTP requests. */
function isRequested(protocol: Protocol): boolean {
  return protocol === 'http' || protocol === 'a2a' || protocol === 'mcp';
}

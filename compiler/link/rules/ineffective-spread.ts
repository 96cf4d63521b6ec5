import { at } from '../../source/origin.ts';
import type { LinkRule } from '../link-rule.ts';
import { oncePerPlace } from '../once-per-place.ts';

/** What asks for an even spread gets one. */
export const ineffectiveSpread: LinkRule = {
  code: 'link/ineffective-spread',
  severity: 'error',
  summary:
    'An agent that asks for a spread over zones or nodes has pods of its own that can be spread, because the request would be passed over otherwise.',
  explanation: `
Pooled agents share the pods of a runtime, and Knative refuses spread constraints on what it scales.

\`\`\`yaml
spec:
  hosting: { pooled: {} }
  placement: { spread: { by: zone, maxSkew: 1 } }
\`\`\`

Give the agent pods of its own, or leave the spread out:

\`\`\`yaml
spec:
  hosting: { dedicated: { replicas: 3 } }
  placement: { spread: { by: zone, maxSkew: 1 } }
\`\`\`
`,
  check({ environments }, report) {
    const reportOnce = oncePerPlace(report);
    for (const { agents } of environments) {
      for (const { name, hosting, definition } of agents) {
        if (definition.spec.placement?.spread === undefined) continue;
        if (hosting.mode !== 'pooled' && hosting.mode !== 'serverless') continue;
        const why =
          hosting.mode === 'pooled'
            ? 'shares its pods with other agents'
            : 'has pods that Knative places';
        reportOnce({
          place: at(definition, 'spec', 'placement', 'spread'),
          message: `Agent "${name}" asks for an even spread, but ${why}.`,
          help: 'Host it as dedicated, or remove the spread.',
        });
      }
    }
  },
};

import { at } from '../../source/origin.ts';
import type { LinkRule } from '../link-rule.ts';
import { oncePerPlace } from '../once-per-place.ts';

/** An agent keeps its pods while an autoscaler takes over. */
export const abruptHandover: LinkRule = {
  code: 'link/abrupt-handover',
  severity: 'error',
  summary:
    'An agent of several replicas moves under an autoscaler in two publishes, because a count that Argo CD applied and no longer finds goes back to one.',
  explanation: `
The replicas of an agent under an autoscaler stand nowhere in the output, since the autoscaler decides on them. But Kubernetes
sets a field back to its default when whoever wrote it leaves it out: all pods but one would end before the autoscaler
starts others. What the agent had is known from \`out/\` as it stands before the compile, which keeps saying so until the
agent is handed over.

\`\`\`yaml
# out/ holds replicas: 4
spec:
  hosting:
    dedicated: { autoscaling: { min: 2, max: 8 } }
\`\`\`

Keep the replicas beside the autoscaler, compile and publish; once that is synced, remove them. Fewer replicas do where
nobody minds the fall:

\`\`\`yaml
spec:
  hosting:
    dedicated: { replicas: 4, autoscaling: { min: 2, max: 8 } }
\`\`\`
`,
  check({ sources, environments }, report) {
    const { fixedReplicas } = sources.committed;
    if (fixedReplicas.size === 0) return;
    const reportOnce = oncePerPlace(report);
    for (const environment of environments) {
      for (const { id, name, hosting, definition } of environment.agents) {
        if (hosting.mode !== 'dedicated' || hosting.autoscaling === undefined) continue;
        const replicas = fixedReplicas.get(`${environment.name}/${id}`) ?? 1;
        if (hosting.handedOver !== undefined || replicas === 1) continue;
        reportOnce({
          place: at(definition, 'spec', 'hosting', 'dedicated', 'autoscaling'),
          message: `Agent "${name}" has ${replicas} replicas in environment "${environment.name}", and would fall to one pod before the autoscaler takes over.`,
          help: `Moving it takes two publishes: one with \`replicas: ${replicas}\` beside \`autoscaling\`, the next without.`,
        });
      }
    }
  },
};

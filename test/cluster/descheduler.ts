import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { stringify } from 'yaml';
import type { ControlPlane } from './control-plane.ts';
import type { Lab } from './scenario.ts';

/**
 * What the descheduler must be told so that pods come back to the pools that they were planned for: nothing else in
 * Kubernetes moves a pod that runs. Agents have an emptyDir, which it would otherwise take for data worth keeping.
 */
const policy = {
  apiVersion: 'descheduler/v1alpha2',
  kind: 'DeschedulerPolicy',
  profiles: [
    {
      name: 'planned-pools',
      pluginConfig: [
        {
          name: 'DefaultEvictor',
          args: { podProtections: { defaultDisabled: ['PodsWithLocalStorage'] } },
        },
        {
          name: 'RemovePodsViolatingNodeAffinity',
          args: { nodeAffinityType: ['preferredDuringSchedulingIgnoredDuringExecution'] },
        },
      ],
      plugins: { deschedule: { enabled: ['RemovePodsViolatingNodeAffinity'] } },
    },
  ],
};

/** Starts the descheduler. It looks every few seconds, and keeps disruption budgets. */
export function startDescheduler({ components }: Lab, plane: ControlPlane): void {
  const file = path.join(plane.folder, 'descheduler.yaml');
  writeFileSync(file, stringify(policy));
  plane.processes.start('descheduler', {
    file: components.program('descheduler'),
    args: [
      `--kubeconfig=${plane.kubeconfig}`,
      `--policy-config-file=${file}`,
      '--descheduling-interval=5s',
      '--secure-port=0',
    ],
  });
}

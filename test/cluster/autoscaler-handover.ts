import { setTimeout as sleep } from 'node:timers/promises';
import type { ApplicationState } from './applications.ts';
import { deliver, deploymentOf, type Stage } from './argo-stage.ts';
import { agentFile, deskAgent } from './desk-files.ts';
import { numberAt } from './json-value.ts';
import type { KubeObject } from './kube-object.ts';
import { scaleAsAutoscaler } from './scale-as-autoscaler.ts';

const fixed = 4;
const scaled = 5;
const autoscaling = 'autoscaling: { min: 2, max: 6 }';

/** What an edit of the replicas that is not wanted would take to be undone, in milliseconds. */
const healingTime = 8000;

/**
 * Moves an agent under an autoscaler with two publishes and back again: no publish changes its replicas, what the
 * autoscaler sets stays, and in the end Git has its way.
 */
export async function moveUnderAutoscaler(stage: Stage, agent: string): Promise<void> {
  const { api, checks, project } = stage;
  const publish = async (hosting: string): Promise<KubeObject> => {
    project.write(agentFile(agent), deskAgent(agent, 'Sort.', `{ dedicated: { ${hosting} } }`));
    await project.release(hosting);
    // Nothing measures the pods, so the autoscaler never counts as healthy.
    await deliver(stage, isSynced);
    return deploymentOf(project, agent);
  };
  const expectReplicas = async (of: KubeObject, replicas: number, when: string): Promise<void> => {
    const live = await api.get(of);
    checks.equal(numberAt(live, 'spec', 'replicas'), replicas, `replicas ${when}`);
  };
  await publish(`replicas: ${fixed}`);
  const moving = await publish(`replicas: ${fixed}, ${autoscaling}`);
  await expectReplicas(moving, fixed, 'beside a new autoscaler');
  const moved = await publish(autoscaling);
  await expectReplicas(moved, fixed, 'once they are no longer in Git');
  await scaleAsAutoscaler(stage, moved, scaled);
  await sleep(healingTime);
  await expectReplicas(moved, scaled, 'that the autoscaler set');
  project.write(
    agentFile(agent),
    deskAgent(agent, 'Sort again.', `{ dedicated: { ${autoscaling} } }`),
  );
  await project.release('another prompt');
  await deliver(stage, isSynced);
  await expectReplicas(moved, scaled, 'after the next sync');
  const back = await publish(`replicas: ${fixed}`);
  await expectReplicas(back, fixed, 'when the autoscaler is gone');
}

function isSynced({ sync }: ApplicationState): boolean {
  return sync === 'Synced';
}

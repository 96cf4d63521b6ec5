import { always, type Emitter } from '../emitter.ts';
import type { WorkloadLabels } from '../labels.ts';
import type { JsonObject } from '../../model/json.ts';
import { agentMetadata } from '../object-metadata.ts';
import { runningPod } from '../pod-template.ts';
import type { ScheduledWorkload } from '../workload.ts';

/**
 * An agent that runs by the clock. Runs never overlap: the placement has counted one. A run that could not
 * start within five minutes waits for its next time, so that an outage does not end in a stampede.
 */
export const cronJob: Emitter<ScheduledWorkload> = {
  kind: 'CronJob',
  count: always,
  emit: (workload, labels) => [
    {
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata: agentMetadata(workload, labels),
      spec: {
        schedule: workload.schedule,
        ...(workload.timeZone !== undefined && { timeZone: workload.timeZone }),
        startingDeadlineSeconds: 300,
        concurrencyPolicy: 'Forbid',
        jobTemplate: { spec: jobOf(workload, labels) },
      },
    },
  ],
};

function jobOf(workload: ScheduledWorkload, labels: WorkloadLabels): JsonObject {
  return {
    ...(workload.pods > 1 && { completions: workload.pods, parallelism: workload.pods }),
    ...(workload.timeout > 0 && { activeDeadlineSeconds: workload.timeout }),
    backoffLimit: workload.retries,
    template: runningPod(workload, labels),
  };
}

import type { TextSink } from '../model/output.ts';
import { appendAgent } from './agent-template.ts';
import { emitWorkload } from './emitters.ts';
import { isPlannedAgent } from './planned-workload.ts';
import type { PlannedWorkload } from './planned-workload.ts';
import { appendDocument, commentText, flushManyParts, flushParts } from './render-objects.ts';

/** Writes the objects of workloads, one workload's at a time, so that a shard never stands in memory as a whole. */
export function renderWorkloads(workloads: readonly PlannedWorkload[], sink: TextSink): void {
  const parts: string[] = [];
  for (const planned of workloads) {
    if (isPlannedAgent(planned)) appendAgent(planned, parts);
    else {
      const source = commentText(planned.source);
      for (const object of emitWorkload(planned.workload)) appendDocument(source, object, parts);
    }
    flushManyParts(parts, sink);
  }
  flushParts(parts, sink);
}

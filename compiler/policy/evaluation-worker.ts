import { parentPort, workerData } from 'node:worker_threads';
import { evaluateBatch } from './evaluate-batch.ts';
import type { Batch, WorkerMessage, WorkerSettings } from './evaluation-protocol.ts';
import { openPolicy } from './open-policy.ts';
import { webAssembly } from './web-assembly.ts';

/**
 * The thread in which policies run. It can be ended at any time, so that neither the time nor the memory
 * that a policy takes is the compiler's. It says once whether it is ready, and then answers each batch.
 */
function serve({ module, maximumPages, entrypoint, progress }: WorkerSettings): void {
  const position = new Int32Array(progress);
  const atInput = (index: number): void => void Atomics.store(position, 0, index);
  let opened = openPolicy(module, maximumPages, entrypoint);
  const judge = (batch: Batch): void => {
    if (typeof opened === 'string') return;
    const answer = evaluateBatch(opened, batch, atInput);
    // An evaluation that broke off has left its memory as it was at that moment.
    if (answer.kind === 'failed') opened = openPolicy(module, maximumPages, entrypoint);
    answerWith(answer);
  };
  if (typeof opened === 'string') {
    answerWith({ kind: 'unusable', reason: opened });
    return;
  }
  parentPort?.on('message', judge);
  answerWith({ kind: 'ready' });
}

function answerWith(message: WorkerMessage): void {
  parentPort?.postMessage(message);
}

function isSettings(value: unknown): value is WorkerSettings {
  return (
    typeof value === 'object' &&
    value !== null &&
    'module' in value &&
    value.module instanceof webAssembly.Module &&
    'maximumPages' in value &&
    typeof value.maximumPages === 'number' &&
    'entrypoint' in value &&
    typeof value.entrypoint === 'string' &&
    'progress' in value &&
    value.progress instanceof SharedArrayBuffer
  );
}

const settings: unknown = workerData;
if (isSettings(settings)) serve(settings);

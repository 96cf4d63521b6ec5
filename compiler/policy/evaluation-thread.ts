import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { entrypoint as agentEntrypoint } from './entry-module.ts';
import type {
  Batch,
  UnusableReason,
  WorkerMessage,
  WorkerSettings,
} from './evaluation-protocol.ts';
import type { WasmModule } from './web-assembly.ts';

/** What a thread answers to a batch. */
export type BatchAnswer = Extract<WorkerMessage, { kind: 'judged' | 'failed' }>;

/** Bounds of an evaluation. */
export interface EvaluationLimits {
  /** Milliseconds that a batch may take. */
  readonly timeout: number;
  /** Pages of 64 KiB that a policy's memory may grow to. */
  readonly maximumPages: number;
}

/** A thread that judges batches, one at a time. */
export interface EvaluationThread {
  /** Why the module cannot be used, or undefined where it can. */
  readonly unusable: Promise<UnusableReason | undefined>;
  /** Judges a batch; a thread that does not answer in time is ended and replaced. */
  readonly judge: (batch: Batch) => Promise<BatchAnswer>;
  readonly end: () => Promise<void>;
}

/** Starts a thread; it compiles the module while the caller goes on. */
export function startEvaluationThread(
  module: WasmModule,
  limits: EvaluationLimits,
  entrypoint = agentEntrypoint,
): EvaluationThread {
  const progress = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const position = new Int32Array(progress);
  const settings = { module, maximumPages: limits.maximumPages, entrypoint, progress };
  let worker = startWorker(settings);
  let ready = readiness(worker);
  const judge = async (batch: Batch): Promise<BatchAnswer> => {
    if ((await ready) !== undefined) return { kind: 'failed', index: 0, reason: 'ended' };
    // A thread that never got to this batch must not seem to stand where the last one ended.
    Atomics.store(position, 0, 0);
    const reply = nextMessage(worker, limits.timeout);
    worker.postMessage(batch);
    const message = await reply;
    if (message === 'timeout' || message === 'ended') {
      const index = Atomics.load(position, 0);
      await worker.terminate();
      worker = startWorker(settings);
      ready = readiness(worker);
      return { kind: 'failed', index, reason: message };
    }
    if (message.kind === 'judged' || message.kind === 'failed') return message;
    return { kind: 'failed', index: 0, reason: 'ended' };
  };
  const end = async (): Promise<void> => {
    await worker.terminate();
  };
  return { unusable: ready, judge, end };
}

/** Milliseconds that a thread may take to start, which a policy has no part in but a busy machine has. */
const startTimeout = 30_000;

/** MiB of JavaScript objects in the thread, beside the policy's own memory. */
const maximumHeap = 128;

function startWorker(settings: WorkerSettings): Worker {
  // Through package.json, since the thread runs what the build made of it.
  const file = createRequire(import.meta.url).resolve('#evaluation-worker');
  const resourceLimits = { maxOldGenerationSizeMb: maximumHeap };
  // Kept from the terminal: what a policy prints is no finding.
  const worker = new Worker(file, {
    workerData: settings,
    resourceLimits,
    stdout: true,
    stderr: true,
  });
  // A thread that dies is seen as one that has ended; without a listener it would take the compiler along.
  worker.on('error', () => undefined);
  return worker;
}

async function readiness(worker: Worker): Promise<UnusableReason | undefined> {
  const message = await nextMessage(worker, startTimeout);
  if (message === 'timeout' || message === 'ended') return 'no-start';
  return message.kind === 'unusable' ? message.reason : undefined;
}

function nextMessage(
  worker: Worker,
  timeout: number,
): Promise<WorkerMessage | 'timeout' | 'ended'> {
  return new Promise((resolve) => {
    const settle = (outcome: WorkerMessage | 'timeout' | 'ended'): void => {
      clearTimeout(timer);
      worker.off('message', settle);
      worker.off('exit', onExit);
      resolve(outcome);
    };
    const onExit = (): void => {
      settle('ended');
    };
    const timer = setTimeout(settle, timeout, 'timeout');
    worker.once('message', settle);
    worker.once('exit', onExit);
  });
}

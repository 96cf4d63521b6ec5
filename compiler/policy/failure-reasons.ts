import type { FailureReason } from './evaluation-protocol.ts';

/** Why something could not be judged, in words that follow a colon. */
export const failureReasons: Readonly<Record<FailureReason, string>> = {
  timeout: 'it took longer than the time limit',
  memory: 'it took more memory than it may have',
  conflict: 'a rule gave two values where it may give one',
  trap: 'the evaluation broke off',
  'no-decision': 'it gave no decision',
  'result-too-large': 'its findings take more than 1 MiB',
  ended: 'the thread that evaluates it came to an end',
};

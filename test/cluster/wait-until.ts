import { setTimeout as sleep } from 'node:timers/promises';

/** How long to wait for something, and what to call it when it does not come. */
export interface Wait {
  readonly what: string;
  readonly seconds: number;
  /** Between two looks, in milliseconds. */
  readonly every?: number;
}

/**
 * Asks until the answer is not undefined, and gives that answer.
 * @throws when the time is over; the message ends with what `describe` says of the last state.
 */
export async function waitUntil<Answer>(
  wait: Wait,
  ask: () => Promise<Answer | undefined>,
  describe: () => string = () => '',
): Promise<Answer> {
  const end = performance.now() + wait.seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (performance.now() > end) {
      throw new Error(`${wait.what}: not within ${wait.seconds} seconds. ${describe()}`.trim());
    }
    await sleep(wait.every ?? 500);
  }
}

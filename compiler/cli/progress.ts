import type { PhaseName } from '../pipeline.ts';
import type { Terminal } from './terminal.ts';

/** Counts the time of the phases and shows the running one. */
export interface Progress {
  /** Called when a phase begins; without a name when the last one has ended. */
  readonly onPhase: (phase: PhaseName | undefined) => void;
  /** Milliseconds by phase, in the order in which they first ran. */
  milliseconds(): ReadonlyMap<string, number>;
  /** Takes the moving line away. */
  clear(): void;
}

const quietMilliseconds = 1000;

/**
 * Above a second, and on a terminal only, one line says what adac is doing; it is gone when done.
 * The phases block the event loop, so the line is drawn between them and not by a timer.
 */
export function startProgress(terminal: Terminal): Progress {
  const spent = new Map<string, number>();
  const begin = process.hrtime.bigint();
  let current: { readonly phase: PhaseName; readonly since: bigint } | undefined;
  let shown = false;
  const clear = (): void => {
    if (shown) terminal.err('\r\u001b[K');
    shown = false;
  };
  return {
    onPhase(phase) {
      const now = process.hrtime.bigint();
      if (current !== undefined) {
        const before = spent.get(current.phase) ?? 0;
        spent.set(current.phase, before + milliseconds(now - current.since));
      }
      current = phase === undefined ? undefined : { phase, since: now };
      if (phase === undefined) clear();
      else if (terminal.interactive && milliseconds(now - begin) > quietMilliseconds) {
        terminal.err(`\r\u001b[K${phase} …`);
        shown = true;
      }
    },
    milliseconds: () => spent,
    clear,
  };
}

function milliseconds(nanoseconds: bigint): number {
  return Math.round(Number(nanoseconds) / 1e4) / 100;
}

import { redact } from './redact.ts';

/** A name or value of an author for a message: in double quotes, redacted, and cut where it is long. */
export function quote(text: string): string {
  // Far more than is kept, so that a secret at the cut is still seen as one.
  const visible = redact(text.slice(0, maxRead));
  if (visible.length <= maxShown && text.length <= maxRead) return `"${visible}"`;
  return `"${visible.slice(0, maxShown - 1).replace(halfPair, '')}…"`;
}

const maxRead = 1000;
const maxShown = 60;
const halfPair = /[\ud800-\udbff]$/;

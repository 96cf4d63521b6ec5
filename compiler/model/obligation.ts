import { parseBytes } from './quantity.ts';

/** How the value of an obligation is read. */
export type ObligationKind = (typeof obligationKinds)[number];

/** `flag` is only ever true; the others are amounts. */
export const obligationKinds = ['flag', 'bytes', 'days', 'number'] as const;

/** The value as a policy reads it: true, or a number of bytes, days or of what is counted; undefined where it is none of that kind. */
export function readObligation(
  kind: ObligationKind,
  value: true | string | number,
): true | number | undefined {
  if (kind === 'flag') return value === true ? true : undefined;
  if (value === true) return undefined;
  switch (kind) {
    case 'bytes':
      return parseBytes(value);
    case 'days':
      return wholeDays.test(String(value)) ? Number.parseInt(String(value), 10) : undefined;
    case 'number':
      return typeof value === 'number' ? value : undefined;
  }
}

/** As the obligation `retain-audit-log` is written: `184d`. */
const wholeDays = /^[0-9]{1,6}d$/;

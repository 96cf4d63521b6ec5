import { quote } from '../diagnostic/quote.ts';
import { unsafeRuns } from '../source/unsafe-runs.ts';
import { loadFindings } from './findings.ts';
import type { PathReport } from './path-report.ts';

/** Whether a file or folder may have this name; says so where it may not. */
export function checkName(path: string, name: string, report: PathReport): boolean {
  if (plainName.test(name) && !deviceName.test(name)) return true;
  if (!isUnportable(name)) return true;
  report(loadFindings.unportableName, path, {
    message: `The name ${quote(name)} does not work on every system.`,
    help: 'Rename it.',
  });
  return false;
}

/** Names of one folder that some systems take for the same name. */
export function checkTwins(folder: string, names: readonly string[], report: PathReport): void {
  // Lower-case ASCII names, which nearly all are, can only be twins of other names.
  if (names.every((name) => plainName.test(name))) return;
  const known = new Map<string, string>();
  for (const name of [...names].sort()) {
    const folded = name.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC');
    const first = known.get(folded);
    if (first === undefined) {
      known.set(folded, name);
      continue;
    }
    report(loadFindings.twinNames, folder + name, {
      message: `${quote(name)} and ${quote(first)} are one name on some systems.`,
      help: 'Rename one of them.',
      other: folder + first,
    });
  }
}

const plainName = /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)*$/;

const deviceName = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

function isUnportable(name: string): boolean {
  return (
    /[<>:"|?*\\\r\n\t\ufffd]|[. ]$/.test(name) ||
    deviceName.test(name) ||
    unsafeRuns(name).next().done !== true
  );
}

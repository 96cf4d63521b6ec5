import { diagnose, type Diagnostic, type PhaseResult } from '../../diagnostic/diagnostic.ts';
import { placeFindings } from '../findings.ts';
import { lockVersion, type LockedShare, type LockLine } from './lock-line.ts';

/** The lines of a lock by environment and agent. */
export type Lock = ReadonlyMap<string, ReadonlyMap<string, LockLine>>;

interface NumberedLine {
  readonly text: string;
  readonly offset: number;
}

/** The file's name, beside `adac.yaml`. */
export const lockPath = 'adac.lock';

/** Reads the text of `adac.lock`; every line that cannot be read is a finding. */
export function parseLock(text: string | undefined): PhaseResult<Lock> {
  const lock = new Map<string, Map<string, LockLine>>();
  const diagnostics: Diagnostic[] = [];
  if (text === undefined) return { value: lock, diagnostics };
  const refuse = (line: NumberedLine, message: string, help = mend): void => {
    const span = { start: line.offset, end: line.offset + Math.max(1, line.text.length) };
    const place = { file: { path: lockPath, text }, span };
    diagnostics.push(diagnose(placeFindings.badLock, { place, message, help }));
  };
  const lines = contentLines(text);
  const [first, ...rest] = lines;
  if (first === undefined) return { value: lock, diagnostics };
  const version = /^version (\S+)$/.exec(first.text)?.[1];
  if (version !== undefined && version !== lockVersion) {
    const message = 'adac.lock has a version that this adac does not know.';
    refuse(
      first,
      message,
      'Use the adac that wrote it, or delete the file; adac places everything again.',
    );
    return { value: lock, diagnostics };
  }
  if (version === undefined) refuse(first, 'adac.lock does not begin with its version.', restart);
  for (const line of version === undefined ? lines : rest) {
    const parsed = parseLine(line.text);
    if (parsed === undefined) refuse(line, explain(line.text));
    else if (!add(lock, parsed))
      refuse(line, `adac.lock has two lines for agent "${parsed.agent}".`);
  }
  return {
    value: lock,
    diagnostics: version === undefined ? diagnostics.slice(0, 1) : diagnostics,
  };
}

const mend = 'Delete the line; adac places the agent again.';
const restart = `Write "version ${lockVersion}" as the first line, or delete the file; adac places everything again.`;

function contentLines(text: string): NumberedLine[] {
  const lines: NumberedLine[] = [];
  let offset = 0;
  for (const raw of text.split('\n')) {
    const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
    if (line !== '' && !line.startsWith('#')) lines.push({ text: line, offset });
    offset += raw.length + 1;
  }
  return lines;
}

/** Conflict markers are the usual reason why a lock cannot be read. */
function explain(line: string): string {
  return /^(<{7}|={7}|>{7}|\|{7})/.test(line)
    ? 'adac.lock holds the marker of a merge conflict.'
    : 'This line of adac.lock cannot be read.';
}

function add(lock: Map<string, Map<string, LockLine>>, line: LockLine): boolean {
  const lines = lock.get(line.environment) ?? new Map<string, LockLine>();
  lock.set(line.environment, lines);
  if (lines.has(line.agent)) return false;
  lines.set(line.agent, line);
  return true;
}

function parseLine(text: string): LockLine | undefined {
  const [environment, agent, count, of, demand, on, ...tokens] = text.split(' ');
  if (environment === undefined || agent === undefined || demand === undefined) return undefined;
  if (of !== 'of' || on !== 'on' || !agent.includes('/')) return undefined;
  const instances = parseCount(count);
  const shares = tokens.map(parseShare).filter((share) => share !== undefined);
  if (instances === undefined || shares.length !== tokens.length) return undefined;
  return { environment, agent, instances, demand, shares, text };
}

function parseShare(token: string): LockedShare | undefined {
  const [, pool, count, capacity] = /^([^\s=()]+)=(\d{1,9})\(([^\s()]*)\)$/.exec(token) ?? [];
  const instances = parseCount(count);
  if (pool === undefined || capacity === undefined || instances === undefined) return undefined;
  return { pool, instances, capacity };
}

function parseCount(text: string | undefined): number | undefined {
  return text !== undefined && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
}

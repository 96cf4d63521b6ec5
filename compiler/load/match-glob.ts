/** A glob as its segments; `**` stands for any number of folders, `*` and `?` stay within a name. */
export type Glob = readonly string[];

/** Positions in one glob that a path may have reached; none means that nothing below can match. */
export type GlobState = readonly number[];

/**
 * The segments of a glob; `undefined` for one that could leave the project, or that holds
 * marks other than `*`, `**` and `?`.
 */
export function parseGlob(text: string): Glob | undefined {
  const segments = text.replace(/^\.\//, '').split('/');
  if (text === '' || segments.length > maxSegments) return undefined;
  const isPlain = segments.every(
    (segment) =>
      segment !== '' && segment !== '.' && segment !== '..' && !/[\\:[\]{}!]/.test(segment),
  );
  return isPlain ? segments : undefined;
}

const maxSegments = 64;

/** Where a glob starts out, at the project's folder. */
export function startOf(glob: Glob): GlobState {
  return skipEmpty(glob, [0]);
}

/** Where a glob stands one name further down. */
export function step(glob: Glob, state: GlobState, name: string): GlobState {
  const reached = new Set<number>();
  for (const position of state) {
    const segment = glob[position];
    if (segment === undefined) continue;
    if (segment === anyFolders) {
      // As in a shell, a name that starts with a dot is matched by a segment that does too.
      if (!name.startsWith('.')) reached.add(position);
    } else if (matchesName(segment, name)) reached.add(position + 1);
  }
  return skipEmpty(glob, [...reached]);
}

/** Whether a path that led to this state matches as a file. */
export function isMatch(glob: Glob, state: GlobState): boolean {
  return state.includes(glob.length);
}

const anyFolders = '**';

/** `**` also stands for no folder at all, and at the end of a glob for every file below. */
function skipEmpty(glob: Glob, state: GlobState): GlobState {
  const positions = new Set(state);
  for (const position of positions) {
    if (glob[position] === anyFolders) positions.add(position + 1);
  }
  return [...positions];
}

/**
 * Whether a name matches a segment. It only ever goes back to the last star, so no pattern takes
 * longer than the product of the two lengths.
 */
function matchesName(segment: string, name: string): boolean {
  if (name.startsWith('.') && !segment.startsWith('.')) return false;
  let inSegment = 0;
  let inName = 0;
  let star = -1;
  let retry = 0;
  while (inName < name.length) {
    const mark = segment[inSegment];
    if (mark === '*') {
      star = inSegment++;
      retry = inName;
    } else if (mark !== undefined && (mark === '?' || mark === name[inName])) {
      inSegment++;
      inName++;
    } else if (star >= 0) {
      inSegment = star + 1;
      inName = ++retry;
    } else return false;
  }
  return !/[^*]/.test(segment.slice(inSegment));
}

/**
 * True for a relative path of plain segments with forward slashes: nothing absolute, no `.` or `..`,
 * no empty segment, no drive, stream, wildcard or control character, and no leading hyphen.
 */
export function isPlainPath(path: string): boolean {
  return path.length <= 1024 && path.split('/').every((segment) => plainSegment.test(segment));
}

// The character that is wanted after the dots refuses `.` and `..`, and hyphens that a command would take for a flag.
const plainSegment = /^\.{0,2}[A-Za-z0-9_][A-Za-z0-9._+@-]{0,253}$/;

/** What the process ends with, as `adac --help` documents it. */
export const exitCode = {
  /** Done. */
  done: 0,
  /** The definitions have errors; nothing was written. */
  errors: 1,
  /** There are changes; only from `compile --check` and `fmt --check`. */
  changes: 2,
  /** adac could not run: a bad flag, no project, a disk that refuses. */
  cannotRun: 3,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

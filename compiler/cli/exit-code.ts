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
  /** Ctrl-C at a question; nothing was written. As a shell counts it: 128 and the number of SIGINT. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

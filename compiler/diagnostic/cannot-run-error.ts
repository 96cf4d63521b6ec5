/** adac could not run at all (a missing project file, an unwritable disk, a bad flag): exit code 3, no findings. */
export class CannotRunError extends Error {
  /** What to do about it. */
  readonly help: string | undefined;

  constructor(message: string, help?: string) {
    super(message);
    this.name = 'CannotRunError';
    this.help = help;
  }
}

/** One text file of the estate, as it was read. */
export interface SourceFile {
  /** Relative to the project's folder, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** One YAML document of a file; most files hold a single one, with index 0. */
export interface SourceDocument {
  readonly file: SourceFile;
  readonly index: number;
}

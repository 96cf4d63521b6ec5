import type { OutputFile } from '../../compiler/model/output.ts';

/** The text of an output file. */
export function renderFile(file: OutputFile): string {
  let text = '';
  file.render({
    write: (piece) => {
      text += piece;
    },
  });
  return text;
}

/** The texts of output files by path. */
export function renderFiles(files: readonly OutputFile[]): Map<string, string> {
  return new Map(files.map((file) => [file.path, renderFile(file)]));
}

import type { OutputFile } from '../../compiler/model/output.ts';

/** The text of an output file. */
export function render(file: OutputFile): string {
  let text = '';
  file.render({
    write(part) {
      text += part;
    },
    // A character for a byte, so that nothing is lost.
    writeBytes(bytes) {
      text += Buffer.from(bytes).toString('latin1');
    },
  });
  return text;
}

/** The texts of output files, by path. */
export function renderAll(files: readonly OutputFile[]): Readonly<Record<string, string>> {
  return Object.fromEntries(files.map((file) => [file.path, render(file)]));
}

import type { OutputFile } from '../../compiler/model/output.ts';
import { render } from './render.ts';

/** The texts of output files by path. */
export function renderFiles(files: readonly OutputFile[]): Map<string, string> {
  return new Map(files.map((file) => [file.path, render(file)]));
}

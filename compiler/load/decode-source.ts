import { diagnose } from '../diagnostic/diagnostic.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { SourceFile } from '../source/source-file.ts';
import { decodeText } from './decode-text.ts';
import { loadFindings } from './findings.ts';

/** The source file that bytes are, or what is found where they are not UTF-8. */
export function decodeSource(path: string, bytes: Buffer): SourceFile | Diagnostic {
  const text = decodeText(bytes);
  if (typeof text === 'string') return { path, text };
  const span = { start: text.offset, end: text.offset + Math.min(1, text.shown.length) };
  return diagnose(loadFindings.notUtf8, {
    place: { file: { path, text: text.shown }, span },
    message: 'The file is not UTF-8.',
    help: 'Save it as UTF-8.',
  });
}

import type { SourceFile } from '../source/source-file.ts';
import { parseFile } from './parse-file.ts';

/** What of `adac.yaml` decides which files are read. */
export interface SourceSettings {
  /** With their index in `spec.sources`, where they are written there. */
  readonly globs: readonly { readonly text: string; readonly index: number | undefined }[];
  /** Folder that the compiler writes, relative to the project, without a slash at the end. */
  readonly output: string;
}

/** Reads the settings leniently: what is wrong with the file is reported when all files are parsed. */
export function sourceSettings(project: SourceFile): SourceSettings {
  const [first] = parseFile(project.text, silentReport);
  const spec = isRecord(first?.value) ? first.value.spec : undefined;
  const sources = isRecord(spec) ? spec.sources : undefined;
  const output = isRecord(spec) ? spec.output : undefined;
  return {
    globs: Array.isArray(sources) ? writtenGlobs(sources) : defaultGlobs,
    output: (typeof output === 'string' ? output : 'out').replace(/^\.\//, '').replace(/\/$/, ''),
  };
}

const defaultGlobs: SourceSettings['globs'] = [
  'agents/**',
  'workflows/**',
  'clusters/**',
  'policies/**',
].map((text) => ({ text, index: undefined }));

function writtenGlobs(sources: readonly unknown[]): SourceSettings['globs'] {
  return sources.flatMap((text, index) => (typeof text === 'string' ? [{ text, index }] : []));
}

const silentReport = { add: () => undefined, isFull: () => true, isEmpty: () => false };

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

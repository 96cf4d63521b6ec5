import { createHash } from 'node:crypto';
import type { SourceFile } from '../source/source-file.ts';
import { judgingModule } from './policy-modules.ts';
import type { PolicyModule } from './policy-modules.ts';
import { webAssembly } from './web-assembly.ts';
import type { WasmModule } from './web-assembly.ts';

/** Name of the custom section of the policy module that says what it was built from. */
export const recordSection = 'adac.sources';

/** What a policy module was built from. */
export interface ModuleRecord {
  /** SHA-256 over `sources` and `entry`, in hexadecimal. */
  readonly digest: string;
  /** SHA-256 of what joins the files, which changes with the compiler. */
  readonly entry: string;
  /** Path and SHA-256 of every Rego file but tests, sorted by path. */
  readonly sources: readonly (readonly [path: string, sha256: string])[];
}

/** The record that a module built from these policies by this compiler would carry. */
export function moduleRecord(
  policies: readonly SourceFile[],
  { files, entry: entryOf }: PolicyModule = judgingModule,
): ModuleRecord {
  const sources = files(policies).map(({ path, text }) => [path, sha256(text)] as const);
  const entry = sha256(entryOf(policies));
  const digest = sha256(JSON.stringify([entry, sources]));
  return { digest, entry, sources };
}

/** The module with its record appended. */
export function withRecord(module: Uint8Array, record: ModuleRecord): Uint8Array {
  return withJsonSection(module, recordSection, record);
}

/** The module with a custom section of JSON appended (id 0, size, name, content). */
export function withJsonSection(module: Uint8Array, section: string, value: object): Uint8Array {
  const name = Buffer.from(section);
  const content = Buffer.from(JSON.stringify(value));
  const body = Buffer.concat([unsigned(name.length), name, content]);
  return Buffer.concat([module, Buffer.of(0), unsigned(body.length), body]);
}

/** The record that a module carries, or undefined where it carries none. */
export function readRecord(module: WasmModule): ModuleRecord | undefined {
  const value = readJsonSection(module, recordSection);
  return isRecord(value) ? value : undefined;
}

/** The JSON of a custom section, or undefined where there is no such section or no JSON in it. */
export function readJsonSection(module: WasmModule, name: string): unknown {
  const [content] = webAssembly.Module.customSections(module, name);
  if (content === undefined) return undefined;
  try {
    return JSON.parse(Buffer.from(content).toString('utf8'));
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is ModuleRecord {
  return (
    typeof value === 'object' &&
    value !== null &&
    'digest' in value &&
    typeof value.digest === 'string' &&
    'entry' in value &&
    typeof value.entry === 'string' &&
    'sources' in value &&
    Array.isArray(value.sources) &&
    value.sources.every(
      (one: unknown) =>
        Array.isArray(one) && one.length === 2 && one.every((part) => typeof part === 'string'),
    )
  );
}

/** Line endings are Git's matter, so they do not count. */
function sha256(text: string): string {
  return createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex');
}

/** LEB128, as wasm writes sizes. */
function unsigned(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  do {
    const low = rest % 128;
    rest = Math.floor(rest / 128);
    bytes.push(rest > 0 ? low + 128 : low);
  } while (rest > 0);
  return Buffer.from(bytes);
}

import { load } from 'js-yaml';
import type { FindingType } from '../diagnostic/diagnostic.ts';
import type { SourceFile } from '../source/source-file.ts';
import { policyRules } from './policy-rules.ts';

/** The page of a rule, with what its METADATA adds to that of other findings. */
export interface PolicyPage extends FindingType {
  /** The set that it belongs to. */
  readonly set: string;
  /** What the rule asks for, without a period. */
  readonly title: string;
  /** What to do about its findings, unless a finding says it itself. */
  readonly remedy: string | undefined;
  /** Framework, such as `owasp-llm`, to the items of it that the rule answers. */
  readonly mapping: ReadonlyMap<string, readonly string[]>;
}

/** The pages of all rules, sorted by path, from the METADATA comments at the top of their files. */
export function policyPages(policies: readonly SourceFile[]): readonly PolicyPage[] {
  return policyRules(policies).map(({ code, set, decision, file }) => {
    const metadata = readMetadata(file.text);
    const custom = mapping(metadata.get('custom'));
    const remedy = text(custom.get('remedy'));
    const items = [...mapping(custom.get('mapping'))].map(
      ([name, list]) => [name, texts(list)] as const,
    );
    const title = text(metadata.get('title')) ?? code;
    return {
      code,
      set,
      title,
      severity: decision === 'deny' ? 'error' : 'warning',
      summary: `${title}.`,
      explanation: explain(text(metadata.get('description')), remedy, items, file),
      remedy,
      mapping: new Map(items),
    };
  });
}

/** What to do about what each rule finds, by its code; rules that say it with each finding may have none. */
export function remediesOf(policies: readonly SourceFile[]): ReadonlyMap<string, string> {
  return new Map(
    policyPages(policies).flatMap(({ code, remedy }) =>
      remedy === undefined ? [] : [[code, remedy] as const],
    ),
  );
}

function explain(
  description: string | undefined,
  remedy: string | undefined,
  items: readonly (readonly [string, readonly string[]])[],
  file: SourceFile,
): string {
  const sections = [
    description,
    remedy,
    items.map(([name, list]) => `- ${name}: ${list.join(', ')}`).join('\n'),
    `The rule, in ${file.path}:`,
    `\`\`\`rego\n${withoutMetadata(file.text).trim()}\n\`\`\``,
  ];
  return `${sections.filter((section) => section !== undefined && section !== '').join('\n\n')}\n`;
}

/** The YAML in the comment that begins with `# METADATA`, as OPA reads it; nothing where it is none. */
function readMetadata(rego: string): ReadonlyMap<string, unknown> {
  const [block] = metadataBlock.exec(rego) ?? [];
  if (block === undefined) return new Map();
  const yaml = block
    .split('\n')
    .slice(1)
    .map((line) => line.replace(/^# ?/, ''));
  try {
    return mapping(load(yaml.join('\n')));
  } catch {
    // `opa check` says what is wrong with it, where rules are built.
    return new Map();
  }
}

function withoutMetadata(rego: string): string {
  return rego.replace(metadataBlock, '');
}

const metadataBlock = /^# METADATA[ \t]*\r?\n(?:#[^\n]*\n)*/m;

function mapping(value: unknown): ReadonlyMap<string, unknown> {
  const isMapping = typeof value === 'object' && value !== null && !Array.isArray(value);
  return new Map<string, unknown>(isMapping ? Object.entries(value) : []);
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value.trim() : undefined;
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

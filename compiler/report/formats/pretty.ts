import pc from 'picocolors';
import type { Diagnostic } from '../../diagnostic/diagnostic.ts';
import { redact } from '../../diagnostic/redact.ts';
import type { ReportFormat, Screen } from '../command-report.ts';
import { countOf, formatCount } from '../count.ts';
import { displayWidth } from '../display-width.ts';
import { excerptOf, plainLine } from '../excerpt.ts';
import { groupDiagnostics } from '../group-diagnostics.ts';
import type { DiagnosticGroup } from '../group-diagnostics.ts';
import { fileOf, formatLocation, locatePlace } from '../located.ts';
import type { Located } from '../located.ts';
import { wrapText } from '../wrap-text.ts';

/** What `--format pretty` prints of findings: each where it was made, with what to do about it, and a line that counts them. */
export const formatPretty: ReportFormat = ({ diagnostics }, screen) => {
  if (diagnostics.length === 0) return '';
  const shown = new Map<string, number>();
  const paint = pc.createColors(screen.color);
  let text = '';
  for (const group of groupDiagnostics(diagnostics)) {
    const { code } = group.first;
    const count = (shown.get(code) ?? 0) + 1;
    shown.set(code, count);
    if (count <= groupsOfOneCode) text += `${formatGroup(group, screen, paint)}\n`;
  }
  return `${text}${formatHidden(shown)}${formatTotals(diagnostics, screen.width, paint)}\n`;
};

/** Whoever has more of one kind mends the first ones, and then looks again. */
const groupsOfOneCode = 20;
const placesOfOneGroup = 3;

type Painter = ReturnType<typeof pc.createColors>;

function formatGroup({ first, all }: DiagnosticGroup, screen: Screen, paint: Painter): string {
  const located = locatePlace(first.place);
  const color = first.severity === 'error' ? paint.red : paint.yellow;
  const times = all.length === 1 ? '' : paint.dim(` (${countOf(all.length, 'time')})`);
  const related = (first.related ?? []).map(({ place, message }) => ({
    located: locatePlace(place),
    message,
  }));
  // One gutter for the whole finding, so that its excerpts stand below each other.
  const gutter = Math.max(
    3,
    ...[located, ...related.map((one) => one.located)].map(
      ({ start }) => String(start.line).length,
    ),
  );
  const width = Math.max(20, screen.width);
  const layout = { gutter, width, columns: Math.max(20, width - gutter - 5), paint };
  return [
    `${paint.bold(formatLocation(located))} ${color(paint.bold(first.severity))} ${redact(first.code)}${times}`,
    ...wrapText(redact(first.message), width - 2).map((line) => `  ${line}`),
    ...formatExcerpt(located, {
      ...layout,
      mark: (length) => color('^'.repeat(length)),
      context: true,
    }),
    ...formatOtherPlaces(all),
    ...related.flatMap((one) => [
      `  ${formatLocation(one.located)}`,
      ...formatRelated(one.located, one.message, layout),
    ]),
    ...formatHelp(first.help, layout),
    '',
  ].join('\n');
}

/** Help hangs behind its first word. */
function formatHelp(help: string | undefined, { width, paint }: Layout): readonly string[] {
  if (help === undefined) return [];
  const [first = '', ...rest] = wrapText(redact(help), width - helpIndent);
  return [
    `  ${paint.cyan('help:')} ${first}`,
    ...rest.map((line) => ' '.repeat(helpIndent) + line),
  ];
}

const helpIndent = '  help: '.length;

interface Layout {
  /** Columns of the screen. */
  readonly width: number;
  /** Columns of line numbers. */
  readonly gutter: number;
  /** Columns of source text. */
  readonly columns: number;
  readonly paint: Painter;
}

interface ExcerptLayout extends Layout {
  readonly mark: (length: number) => string;
  /** Whether the line before is shown too. */
  readonly context: boolean;
}

function formatExcerpt(located: Located, layout: ExcerptLayout): readonly string[] {
  const { gutter, columns, paint, mark, context } = layout;
  const excerpt = excerptOf(located, columns);
  if (excerpt === undefined) return [];
  const numbered = (line: number | string, text: string): string =>
    `  ${paint.dim(`${String(line).padStart(gutter)} |`)} ${text}`.trimEnd();
  const before = context ? plainLine(located.file, excerpt.line - 1, columns) : undefined;
  return [
    ...(before === undefined ? [] : [numbered(excerpt.line - 1, before)]),
    numbered(excerpt.line, excerpt.text),
    numbered('', ' '.repeat(excerpt.indent) + mark(excerpt.length)),
  ];
}

/** What is said of a related place follows its dashes where there is room, and stands below them where not. */
function formatRelated(located: Located, message: string, layout: Layout): readonly string[] {
  const words = redact(message);
  const excerpt = excerptOf(located, layout.columns);
  const before = excerpt === undefined ? 0 : excerpt.indent + excerpt.length + 1;
  const isBeside = before > 0 && before + displayWidth(words) <= layout.columns;
  const lines = formatExcerpt(located, {
    ...layout,
    mark: (length) => layout.paint.blue('-'.repeat(length)) + (isBeside ? ` ${words}` : ''),
    context: false,
  });
  if (isBeside) return lines;
  return [...lines, ...wrapText(words, layout.width - 4).map((line) => `    ${line}`)];
}

function formatOtherPlaces(all: readonly Diagnostic[]): readonly string[] {
  const others = all.slice(1, placesOfOneGroup);
  const hidden = all.length - 1 - others.length;
  return [
    ...others.map(({ place }) => `  also ${formatLocation(locatePlace(place))}`),
    ...(hidden === 0 ? [] : [`  and ${countOf(hidden, 'more place')}`]),
  ];
}

function formatHidden(shown: ReadonlyMap<string, number>): string {
  return [...shown]
    .filter(([, count]) => count > groupsOfOneCode)
    .map(
      ([code, count]) =>
        `and ${countOf(count - groupsOfOneCode, `more ${redact(code)} finding`)}, listed by --format json\n`,
    )
    .join('');
}

/** `12 errors in 3 files (9 can be fixed by adac check --fix). adac explain link/unknown-agent`, in two lines where one is too short. */
function formatTotals(diagnostics: readonly Diagnostic[], width: number, paint: Painter): string {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const warnings = diagnostics.length - errors;
  const files = new Set(diagnostics.map(({ place }) => fileOf(place).path)).size;
  const fixes = diagnostics.filter(({ fix }) => fix?.safe === true).length;
  const fixable = fixes === 0 ? '' : ` (${formatCount(fixes)} can be fixed by adac check --fix)`;
  const rest = ` in ${countOf(files, 'file')}${fixable}.`;
  const next = `adac explain ${redact(mostFrequentCode(diagnostics))}`;
  const counts = [
    { count: errors, noun: 'error', color: paint.red },
    { count: warnings, noun: 'warning', color: paint.yellow },
  ].filter(({ count }) => count > 0);
  const plain = counts.map(({ count, noun }) => countOf(count, noun)).join(' and ') + rest;
  const painted = counts.map(({ count, noun, color }) => color(countOf(count, noun))).join(' and ');
  return `${painted}${rest}${plain.length + 1 + next.length <= width ? ' ' : '\n'}${next}`;
}

function mostFrequentCode(diagnostics: readonly Diagnostic[]): string {
  const counts = new Map<string, number>();
  for (const { code } of diagnostics) counts.set(code, (counts.get(code) ?? 0) + 1);
  let most = '';
  for (const [code, count] of counts) {
    if (count > (counts.get(most) ?? 0)) most = code;
  }
  return most;
}

import type { Diagnostic, Severity } from '../../diagnostic/diagnostic.ts';
import { redact } from '../../diagnostic/redact.ts';
import type { ReportFormat } from '../command-report.ts';
import { countOf } from '../count.ts';
import { locatePlace } from '../located.ts';

/** Annotations that GitHub shows of one severity in one step; it drops the rest without a word. */
const shownOfSeverity = 10;

/** Workflow commands, which GitHub turns into annotations at the lines of a pull request. */
export const formatGithub: ReportFormat = ({ diagnostics, notices = [] }) => {
  const severities: readonly Severity[] = ['error', 'warning'];
  const groups = severities.map((severity) => ({
    severity,
    all: diagnostics.filter((one) => one.severity === severity),
  }));
  const commands = groups.flatMap(({ all }) => all.slice(0, shownOfSeverity).map(formatCommand));
  const hidden = groups
    .filter(({ all }) => all.length > shownOfSeverity)
    .map(({ severity, all }) => countOf(all.length - shownOfSeverity, `more ${severity}`));
  const told = notices.slice(0, shownOfSeverity).map((text) => `::notice::${escapeData(text)}`);
  const last =
    hidden.length === 0 ? [] : [`and ${hidden.join(' and ')}, listed by --format pretty`];
  return [...commands, ...told, ...last].map((line) => `${line}\n`).join('');
};

function formatCommand({ code, severity, message, help, place }: Diagnostic): string {
  const { file, start, end } = locatePlace(place);
  const properties = [
    ['file', redact(file.path)],
    ['line', String(start.line)],
    ['endLine', String(end.line)],
    // GitHub takes columns only within one line.
    ...(start.line === end.line
      ? [
          ['col', String(start.column)],
          ['endColumn', String(end.column)],
        ]
      : []),
    ['title', redact(code)],
  ];
  const list = properties.map(([name = '', value = '']) => `${name}=${escapeProperty(value)}`);
  const text = help === undefined ? redact(message) : `${redact(message)}\n${redact(help)}`;
  return `::${severity} ${list.join(',')}::${escapeData(text)}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

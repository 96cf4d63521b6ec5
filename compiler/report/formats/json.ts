import type { Diagnostic, Fix } from '../../diagnostic/diagnostic.ts';
import { redact } from '../../diagnostic/redact.ts';
import { textEdits } from '../../diagnostic/text-edits.ts';
import type { Place } from '../../source/place.ts';
import type { ReportFormat } from '../command-report.ts';
import { locatePlace } from '../located.ts';

/**
 * One object, versioned; fields may be added and are never renamed. Lines and columns count from 1,
 * offsets from 0, all in UTF-16 units; files are relative to the project.
 */
export const formatJson: ReportFormat = ({ command, ok, diagnostics, summary }) =>
  `${JSON.stringify({
    version: 1,
    command,
    ok,
    diagnostics: diagnostics.map(describe),
    summary: summary ?? {},
  })}\n`;

function describe({ code, severity, message, place, help, related, fix }: Diagnostic): object {
  return {
    code,
    severity,
    message: redact(message),
    ...rangeOf(place),
    help: help === undefined ? undefined : redact(help),
    related: related?.map((one) => ({ message: redact(one.message), ...rangeOf(one.place) })),
    fix: fix === undefined ? undefined : describeFix(fix),
  };
}

function describeFix({ title, safe, edits }: Fix): object {
  return {
    title: redact(title),
    safe,
    edits: edits.flatMap(textEdits).map(({ file, span, text }) => ({
      ...rangeOf({ file, span }),
      text,
    })),
  };
}

function rangeOf(place: Place): object {
  const { file, start, end } = locatePlace(place);
  return { file: file.path, range: { start, end } };
}

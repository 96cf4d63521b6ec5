import { redact } from '../../diagnostic/redact.ts';
import { countOf } from '../../report/count.ts';
import { formatFields } from '../expand/format-fields.ts';
import type { DescribedTrace } from './describe-trace.ts';

/** How many of the agents of a shared runtime are named. */
const mostSubjects = 3;

/** A traced object in words: what it is for, and each field with where it was written, within `columns`. */
export function formatTrace(trace: DescribedTrace, columns: number): string {
  const subjects = trace.subjects.map(
    ({ kind, name, file, line }) => `  ${kind} ${redact(name)}, ${redact(file)}:${line}`,
  );
  const others = subjects.length - mostSubjects;
  const lines = [
    `${trace.object} in environment ${trace.environment}`,
    `  ${redact(trace.file)}`,
    ...subjects.slice(0, mostSubjects),
    ...(others > 0 ? [`  and ${countOf(others, 'other')}`] : []),
    '',
    formatFields(
      trace.fields.map(({ path, value, origins }) => ({ path, value, origin: origins[0] })),
      columns,
    ),
  ];
  return lines.join('\n');
}

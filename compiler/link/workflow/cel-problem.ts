import type { ParseError, TypeError } from '@marcbachmann/cel-js';
import { quote } from '../../diagnostic/quote.ts';
import type { Span } from '../../source/span.ts';

/** What is wrong with a CEL expression, in our words. */
export interface CelProblem {
  readonly span: Span;
  /** A whole sentence. */
  readonly message: string;
  readonly help?: string;
}

/** Why an expression cannot be read. */
export function describeSyntaxProblem(text: string, error: ParseError): CelProblem {
  const { start = 0, end = text.length } = error.range ?? {};
  const span = { start, end: Math.max(end, Math.min(start + 1, text.length)) };
  const quoted = sentences.get(error.code);
  if (quoted !== undefined) return { span, message: quoted };
  if (text.trim() === '')
    return { span: { start: 0, end: text.length }, message: 'The expression is empty.' };
  const { length } = text.trimEnd();
  if (start >= length) {
    return {
      span: { start: length - 1, end: length },
      message: 'The expression ends where more has to follow.',
    };
  }
  const word = wordAt(text, start);
  const help = advice(text, word);
  const message = `The expression cannot be read from ${quote(text.slice(word.start, word.end))} on.`;
  return { span: word, message, ...(help === undefined ? {} : { help }) };
}

const sentences: ReadonlyMap<string, string> = new Map([
  ['unterminated_string', 'A text in the expression is not closed.'],
  ['unterminated_triple_quoted_string', 'A text in the expression is not closed.'],
  ['newline_in_string', 'A text in the expression goes over a line break.'],
  ['limit_exceeded', 'The expression is too large or nested too deep.'],
  ['reserved_identifier', 'The expression names a word that CEL keeps for itself.'],
  ...[
    ...['invalid_escape_sequence', 'octal_escape_out_of_range', 'invalid_octal_escape'],
    ...['invalid_hex_escape', 'invalid_unicode_escape', 'invalid_unicode_surrogate'],
    'bytes_unicode_escape',
  ].map(
    (code) => [code, 'A text in the expression has an escape that CEL does not know.'] as const,
  ),
]);

/** The word that holds an offset or stands before it, where the offset is in the middle of `and b`; otherwise one character. */
function wordAt(text: string, offset: number): Span {
  for (const match of text.matchAll(/\b(?:and|or|not)\b/gi)) {
    const end = match.index + match[0].length;
    if (match.index <= offset && offset <= end + 1) return { start: match.index, end };
  }
  const word = /^\w+/.exec(text.slice(offset))?.[0].length ?? 1;
  return { start: offset, end: offset + word };
}

function advice(text: string, { start, end }: Span): string | undefined {
  const word = text.slice(start, end).toLowerCase();
  if (word === '$') return 'Write names as they are, without "${" and "}".';
  if (word === '=') return 'Write "==" to compare.';
  const operator = operators.get(word);
  return operator === undefined ? undefined : `Write "${operator}".`;
}

const operators: ReadonlyMap<string, string> = new Map([
  ['and', '&&'],
  ['or', '||'],
  ['not', '!'],
  ['&', '&&'],
  ['|', '||'],
]);

/** What is wrong where types do not fit; `typeAt` tells the type of a part in words, where it is known. */
export function describeTypeProblem(
  text: string,
  error: TypeError,
  typeAt: (span: Span) => string | undefined,
): CelProblem {
  const { start = 0, end = text.length } = error.range ?? {};
  const span = { start, end };
  const { node } = error;
  // A condition may go over several lines; a message is one.
  const written = quote(text.slice(start, end).replaceAll(/\s+/g, ' '));
  switch (error.code) {
    case 'no_such_overload':
      return { span, message: describeOverload(written, node, typeAt) };
    case 'invalid_logical_operand':
      return { span, message: `${written} joins something that is neither true nor false.` };
    case 'incompatible_ternary_branches':
      return { span, message: `The two results of ${written} are not of one type.` };
    case 'no_matching_overload':
      return { span, message: `There is no such function for these values: ${written}.` };
    case 'invalid_macro_argument':
      return {
        span,
        message: `${written} is not what this function takes.`,
        help: 'Write `has(steps.a.outputs.x)` or `rows.all(row, row.ok)`.',
      };
    default:
      return { span, message: `The parts of ${written} do not fit together.` };
  }
}

function describeOverload(
  written: string,
  node: TypeError['node'],
  typeAt: (span: Span) => string | undefined,
): string {
  const operands = node !== undefined && Array.isArray(node.args) ? node.args : [];
  const types = operands.map((operand) => (isSpan(operand) ? typeAt(operand) : undefined));
  const [left, right] = types;
  if (left === undefined || right === undefined) {
    return `The two sides of ${written} do not fit together.`;
  }
  return `${written} puts ${left} and ${right} together, which do not fit.`;
}

function isSpan(value: unknown): value is Span {
  return typeof value === 'object' && value !== null && 'start' in value && 'end' in value;
}

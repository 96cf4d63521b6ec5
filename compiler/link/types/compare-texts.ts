import { no, unknown, yes, type Answer } from './answer.ts';
import { describeType, keyword, type Type } from './type.ts';

/** Whether every text of `source` has the length, pattern and format that `target` asks for. */
export function compareTexts(source: Type, target: Type): Answer {
  const least = sizeOf(target, 'minLength', 0);
  const most = sizeOf(target, 'maxLength', Infinity);
  const shortest = sizeOf(source, 'minLength', 0);
  const longest = sizeOf(source, 'maxLength', Infinity);
  if (shortest > longest) return yes;
  // A pattern or format may say as much about the length.
  const isFree = !Object.hasOwn(source, 'pattern') && !Object.hasOwn(source, 'format');
  const answer = isFree ? no : unknown;
  if (shortest < least) return answer(describeText(source), `text of at least ${least} characters`);
  if (longest > most) return answer(describeText(source), `text of at most ${most} characters`);
  const pattern = comparePatterns(source, target);
  return pattern.kind === 'yes' ? compareFormats(source, target) : pattern;
}

function sizeOf(type: Type, name: string, none: number): number {
  const value = keyword(type, name);
  return typeof value === 'number' ? value : none;
}

function describeText(type: Type): string {
  const pattern = keyword(type, 'pattern');
  const format = keyword(type, 'format');
  const most = keyword(type, 'maxLength');
  if (typeof pattern === 'string') return `text that matches ${pattern}`;
  if (typeof format === 'string') return `text in format ${format}`;
  return typeof most === 'number' ? `text of at most ${most} characters` : describeType(type);
}

function comparePatterns(source: Type, target: Type): Answer {
  const wanted = keyword(target, 'pattern');
  const found = keyword(source, 'pattern');
  if (typeof wanted !== 'string' || found === wanted) return yes;
  // Other patterns may be wider; and one such as `.*` refuses next to nothing.
  const isPlain = found === undefined && keyword(source, 'format') === undefined;
  const answer = isPlain && refusesSome(wanted) && source.maxLength !== 0 ? no : unknown;
  return answer(describeText(source), `text that matches ${wanted}`);
}

/** Whether one of two quite different texts does not match; validation has vouched for the pattern. */
function refusesSome(pattern: string): boolean {
  const regularExpression = new RegExp(pattern, 'u');
  return samples.some((sample) => !regularExpression.test(sample));
}

const samples = ['a', ' \u{1F600}_-\u{e9}', '0'];

function compareFormats(source: Type, target: Type): Answer {
  const wanted = keyword(target, 'format');
  const found = keyword(source, 'format');
  if (typeof wanted !== 'string' || found === wanted) return yes;
  if (typeof found === 'string' && wider.get(found)?.includes(wanted) === true) return yes;
  const isFoundKnown = found === undefined || (typeof found === 'string' && known.has(found));
  const isKnown = known.has(wanted) && isFoundKnown;
  const isPlain = keyword(source, 'pattern') === undefined && source.maxLength !== 0;
  const answer = isKnown && isPlain ? no : unknown;
  return answer(describeText(source), `text in format ${wanted}`);
}

/** Formats whose texts are all of another format too. */
const wider: ReadonlyMap<string, readonly string[]> = new Map([
  ['email', ['idn-email']],
  ['hostname', ['idn-hostname']],
  ['uri', ['uri-reference', 'iri', 'iri-reference']],
  ['uri-reference', ['iri-reference']],
  ['iri', ['iri-reference']],
]);

/** Formats of which none, but for those above, includes another; each refuses some text. */
const known: ReadonlySet<string> = new Set([
  ...['date', 'date-time', 'time', 'duration', 'email', 'idn-email', 'uuid'],
  ...['ipv4', 'ipv6', 'uri'],
]);

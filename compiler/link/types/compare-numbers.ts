import { no, unknown, yes, type Answer } from './answer.ts';
import { describeType, keyword, type Type } from './type.ts';

/** Whether every number of `source` is within the bounds of `target`, and a multiple of what it asks for. */
export function compareNumbers(source: Type, target: Type, isInteger: boolean): Answer {
  const factor = numberOf(source, 'multipleOf', isInteger ? 1 : 0);
  const found = rangeOf(source, isInteger && !Number.isInteger(factor) ? 1 : factor);
  const wanted = rangeOf(target, 0);
  // No number is left: nothing can be refused.
  if (found.low > found.high) return yes;
  if (found.low < wanted.low || (found.low === wanted.low && wanted.lowOpen && !found.lowOpen)) {
    const words = wanted.lowOpen ? 'more than' : 'at least';
    return no(describeLow(source, found), `${words} ${wanted.low}`);
  }
  if (
    found.high > wanted.high ||
    (found.high === wanted.high && wanted.highOpen && !found.highOpen)
  ) {
    const words = wanted.highOpen ? 'less than' : 'at most';
    return no(describeHigh(source, found), `${words} ${wanted.high}`);
  }
  return compareFactors(source, target, isInteger, found);
}

interface Range {
  readonly low: number;
  /** The bound itself does not belong to it. */
  readonly lowOpen: boolean;
  readonly high: number;
  readonly highOpen: boolean;
}

/** The range of a type; where `step` is a whole number, of its multiples. */
function rangeOf(type: Type, step: number): Range {
  const low = numberOf(type, 'minimum', -Infinity);
  const above = numberOf(type, 'exclusiveMinimum', -Infinity);
  const high = numberOf(type, 'maximum', Infinity);
  const under = numberOf(type, 'exclusiveMaximum', Infinity);
  if (step >= 1 && Number.isInteger(step)) return wholeRange(step, { low, above, high, under });
  return {
    low: Math.max(low, above),
    lowOpen: above >= low && above !== -Infinity,
    high: Math.min(high, under),
    highOpen: under <= high && under !== Infinity,
  };
}

interface Bounds {
  readonly low: number;
  readonly above: number;
  readonly high: number;
  readonly under: number;
}

/** The range of the multiples of `step`. */
function wholeRange(step: number, { low, above, high, under }: Bounds): Range {
  const least = Math.max(Math.ceil(low / step), Math.floor(above / step) + 1);
  const most = Math.min(Math.floor(high / step), Math.ceil(under / step) - 1);
  return { low: least * step, lowOpen: false, high: most * step, highOpen: false };
}

function numberOf(type: Type, name: string, none: number): number {
  const value = keyword(type, name);
  return typeof value === 'number' ? value : none;
}

function describeLow(type: Type, { low, lowOpen }: Range): string {
  if (low === -Infinity) return describeType(type);
  return `${lowOpen ? 'more than' : 'at least'} ${low}`;
}

function describeHigh(type: Type, { high, highOpen }: Range): string {
  if (high === Infinity) return describeType(type);
  return `${highOpen ? 'less than' : 'at most'} ${high}`;
}

function compareFactors(source: Type, target: Type, isInteger: boolean, range: Range): Answer {
  const wanted = keyword(target, 'multipleOf');
  const found = numberOf(source, 'multipleOf', isInteger ? 1 : 0);
  if (typeof wanted !== 'number' || found === wanted) return yes;
  const described = Object.hasOwn(source, 'multipleOf')
    ? `a multiple of ${found}`
    : describeType(source);
  const isWhole = Number.isInteger(found) && Number.isInteger(wanted);
  // A multiple of an integer is one of each of its factors; whether an integer has other factors is not asked.
  if (isWhole && found > 0 && found % wanted === 0) return yes;
  const isBounded = range.low !== -Infinity && range.high !== Infinity;
  const answer = isBounded || !(isWhole || found === 0) ? unknown : no;
  return answer(described, `a multiple of ${wanted}`);
}

/**
 * Why a pattern may not be used, to be read after its text, or undefined where it may. A pattern is
 * refused where matching could take exponential time: where a repeated group can match one text in
 * several ways. The rule is stricter than it must be, and simple to obey.
 */
export function patternProblem(pattern: string): string | undefined {
  if (pattern.length > maxLength) return `has more than ${maxLength} characters`;
  if (!compiles(pattern)) return 'is not a regular expression';
  const groups: Group[] = [{ parts: [], hasAlternatives: false }];
  for (const [token] of pattern.matchAll(tokens)) {
    const problem = take(groups, token);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

const maxLength = 256;
const maxRepetitions = 1000;

/** An escape, a class, a group's start, a quantifier, or one character. */
const tokens =
  /\\(?:u\{[^}]*\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[pP]\{[^}]*\}|k<[^>]*>|[^])|\[(?:\\[^]|[^\]\\])*\]|\((?:\?(?:[:=!]|<[=!]|<[^>]*>))?|[*+?]\??|\{\d+(?:,\d*)?\}\??|[^]/gu;

interface Group {
  readonly parts: Part[];
  hasAlternatives: boolean;
}

/** Something that can be repeated: one character, a class, or a whole group. */
interface Part {
  readonly text: string;
  readonly group?: Group;
  isVariable: boolean;
}

function take(groups: Group[], token: string): string | undefined {
  const current = groups.at(-1);
  if (current === undefined) return undefined;
  if (/^\\(?:[1-9]|k<)/.test(token)) return 'refers back to a group, which takes too long';
  if (token.startsWith('(')) {
    groups.push({ parts: [], hasAlternatives: false });
  } else if (token === ')') {
    groups.pop();
    groups.at(-1)?.parts.push({ text: token, group: current, isVariable: false });
  } else if (token === '|') {
    current.hasAlternatives = true;
  } else if (/^[*+?{]/.test(token)) {
    return repeat(current.parts.at(-1), token);
  } else if (token !== '^' && token !== '$') {
    current.parts.push({ text: token, isVariable: false });
  }
  return undefined;
}

function repeat(part: Part | undefined, quantifier: string): string | undefined {
  if (part === undefined) return undefined;
  const { least, most } = bounds(quantifier);
  if (most !== Infinity && most > maxRepetitions)
    return `repeats more than ${maxRepetitions} times`;
  part.isVariable = least !== most;
  if (most <= 1 || part.group === undefined || isUnambiguous(part.group)) return undefined;
  return 'repeats a group that can match in several ways, which can take exponential time';
}

function bounds(quantifier: string): { readonly least: number; readonly most: number } {
  if (quantifier.startsWith('*')) return { least: 0, most: Infinity };
  if (quantifier.startsWith('+')) return { least: 1, most: Infinity };
  if (quantifier.startsWith('?')) return { least: 0, most: 1 };
  const [, least = '0', comma, most = ''] = /^\{(\d+)(,)?(\d*)\}/.exec(quantifier) ?? [];
  if (comma === undefined) return { least: Number(least), most: Number(least) };
  return { least: Number(least), most: most === '' ? Infinity : Number(most) };
}

/**
 * Whether a text can be cut into matches of the group in one way only: all its matches are equally
 * long, or each begins with a character that nothing else in it matches.
 */
function isUnambiguous({ parts, hasAlternatives }: Group): boolean {
  if (hasAlternatives || parts.some(({ group }) => group !== undefined)) return false;
  if (parts.every(({ isVariable }) => !isVariable)) return true;
  const [first, ...rest] = parts;
  const separator = first === undefined || first.isVariable ? undefined : literalOf(first.text);
  return separator !== undefined && rest.every(({ text }) => !matches(text, separator));
}

function literalOf(text: string): string | undefined {
  if (/^[^\\[.]$/u.test(text)) return text;
  return /^\\[^0-9A-Za-z]$/u.test(text) ? text.slice(1) : undefined;
}

function matches(part: string, character: string): boolean {
  return new RegExp(`^(?:${part})$`, 'u').test(character);
}

function compiles(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u').source !== '';
  } catch {
    return false;
  }
}

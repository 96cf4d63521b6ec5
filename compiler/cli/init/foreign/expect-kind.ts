import type { JsonValue } from '../../../model/json.ts';
import type { Path } from '../../../source/place.ts';
import { isList, isObject } from './json-kinds.ts';
import type { Statement } from './statement.ts';

/** Refuses a value that is no list, so that none goes unread. */
export function* expectList(from: Path, value: JsonValue | undefined): Generator<Statement> {
  if (!isAbsent(value) && !isList(value)) yield refusal(from, 'list');
}

/** Refuses a value that is no mapping. */
export function* expectMapping(from: Path, value: JsonValue | undefined): Generator<Statement> {
  if (!isAbsent(value) && !isObject(value)) yield refusal(from, 'mapping');
}

/** Formats write null for what is not there. */
function isAbsent(value: JsonValue | undefined): boolean {
  return value === undefined || value === null;
}

function refusal(from: Path, kind: 'list' | 'mapping'): Statement {
  const help = `Write a ${kind}, or leave the key out.`;
  return { kind: 'refused', from, message: `A ${kind} is expected here.`, help };
}

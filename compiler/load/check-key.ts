import { EVENT_ID, getScalarValue, SCALAR_STYLE } from '#yaml-parser';
import type { Event, MappingEvent, ScalarEvent } from '#yaml-parser';

import { quote } from '../diagnostic/quote.ts';
import type { Composer } from './composer.ts';
import { scalarSpan, startOffset } from './event-spans.ts';
import { loadFindings } from './findings.ts';

/** Whether a key is one that a mapping may have; says so where it is not. */
export function isUsableKey(composer: Composer, event: ScalarEvent, key: string): boolean {
  if (key === '<<' && event.style === SCALAR_STYLE.PLAIN) {
    composer.report.add(loadFindings.mergeKey, scalarSpan(event), {
      message: 'Merge keys are not part of the language.',
      help: 'Write the keys out, or share them in a Fleet or in the defaults of a namespace.',
    });
    return false;
  }
  // Assigning it would change the prototype of the mapping instead of adding a key.
  if (key !== '__proto__') return true;
  composer.report.add(loadFindings.reservedKey, scalarSpan(event), {
    message: 'The key "__proto__" is reserved.',
    help: 'Choose another name.',
  });
  return false;
}

/** Says that a value has no key; the value is the next event. */
export function reportMissingKey(composer: Composer, mapping: MappingEvent): void {
  const start = startOffset(composer.events[composer.next]) ?? mapping.start;
  composer.report.add(
    loadFindings.missingKey,
    { start, end: start },
    { message: 'This value has no key before its colon.', help: 'Write the key.' },
  );
}

/** Says that a key is a list or a mapping. An alias as a key is reported as an alias. */
export function reportComplexKey(composer: Composer, event: Event | undefined): void {
  if (event?.type !== EVENT_ID.MAPPING && event?.type !== EVENT_ID.SEQUENCE) return;
  const what = event.type === EVENT_ID.MAPPING ? 'mapping' : 'list';
  composer.report.add(
    loadFindings.complexKey,
    { start: event.start, end: event.start + 1 },
    {
      message: `A ${what} stands where a key is expected.`,
      help: 'Put quotes around the text if it is one.',
    },
  );
}

/** Says that a key stands in its mapping already; `from` is the index of the mapping's first key. */
export function reportDuplicateKey(composer: Composer, event: ScalarEvent, from: number): void {
  // Looking for the first mention takes long where there are many.
  if (composer.report.isFull()) return;
  const key = getScalarValue(composer.text, event);
  const first = firstMention(composer, from, key);
  composer.report.add(loadFindings.duplicateKey, scalarSpan(event), {
    message: `The key ${quote(key)} is written twice in this mapping.`,
    help: 'Remove one of the two.',
    ...(first === undefined
      ? {}
      : { also: { span: scalarSpan(first), message: 'First written here.' } }),
  });
}

function firstMention(composer: Composer, from: number, key: string): ScalarEvent | undefined {
  let depth = 0;
  let isKey = true;
  for (let index = from; index < composer.events.length; index++) {
    const event = composer.events[index];
    if (event?.type === EVENT_ID.MAPPING || event?.type === EVENT_ID.SEQUENCE) depth++;
    else if (event?.type === EVENT_ID.POP) depth--;
    else if (depth === 0 && isKey && event?.type === EVENT_ID.SCALAR) {
      if (getScalarValue(composer.text, event) === key) return event;
    }
    if (depth === 0) isKey = !isKey;
  }
  return undefined;
}

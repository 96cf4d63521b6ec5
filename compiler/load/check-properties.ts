import type { MappingEvent, ScalarEvent, SequenceEvent } from '#yaml-parser';

import { quote } from '../diagnostic/quote.ts';
import type { Span } from '../source/span.ts';
import type { Anchor, Composer } from './composer.ts';
import { loadFindings } from './findings.ts';

/** Reports the tag of a node, and notes its anchor. */
export function checkProperties(
  composer: Composer,
  event: ScalarEvent | MappingEvent | SequenceEvent,
): void {
  // What is dropped anyway need not be put into words, which takes long a hundred thousand times.
  if (composer.report.isFull()) return;
  if (event.tagStart >= 0) {
    const span = { start: event.tagStart, end: event.tagEnd };
    composer.report.add(loadFindings.tag, span, {
      message: `The tag ${quote(textAt(composer, span))} is not part of the language.`,
      help: 'Remove it, or put quotes around the text if it starts with "!".',
    });
  }
  if (event.anchorStart >= 0) {
    noteAnchor(composer, { start: event.anchorStart - 1, end: event.anchorEnd });
  }
}

function noteAnchor(composer: Composer, span: Span): void {
  const name = textAt(composer, span).slice(1);
  const former = composer.anchors.get(name);
  if (former !== undefined) reportAnchor(composer, former);
  composer.anchors.set(name, { span, use: undefined });
}

/** An alias of an anchor is part of the same mistake; one of nothing is a mistake of its own. */
export function checkAlias(composer: Composer, span: Span): void {
  if (composer.report.isFull()) return;
  const text = textAt(composer, span);
  const anchor = composer.anchors.get(text.slice(1));
  if (anchor !== undefined) {
    anchor.use ??= span;
    return;
  }
  composer.report.add(loadFindings.alias, span, {
    message: `The alias ${quote(text)} is not part of the language.`,
    help: 'Put quotes around the text if it starts with "*".',
  });
}

/** Reports the anchors of a document when it ends, since only then their aliases are known. */
export function checkAnchors(composer: Composer): void {
  for (const anchor of composer.anchors.values()) {
    if (composer.report.isFull()) break;
    reportAnchor(composer, anchor);
  }
  composer.anchors.clear();
}

function reportAnchor(composer: Composer, { span, use }: Anchor): void {
  composer.report.add(loadFindings.anchor, span, {
    message: `The anchor ${quote(textAt(composer, span))} is not part of the language.`,
    help: 'Write the value out, or share it in a Fleet or in the defaults of a namespace.',
    ...(use === undefined ? {} : { also: { span: use, message: 'Used here.' } }),
  });
}

function textAt(composer: Composer, { start, end }: Span): string {
  return composer.text.slice(start, end);
}

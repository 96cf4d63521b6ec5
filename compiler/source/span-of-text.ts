import { SCALAR_STYLE } from '#yaml-parser';

import type { Span } from './span.ts';
import type { SyntaxNode } from './syntax-tree.ts';

/**
 * Where people look for a value: a block text from its first to its last visible character, since its header
 * (`|` or `>-`) says nothing about it; anything else as it stands.
 */
export function spanOfText(text: string, node: SyntaxNode): Span {
  if (node.kind !== 'scalar' || node.scalar === undefined) return node.span;
  const { style, valueStart, valueEnd } = node.scalar;
  if (style !== SCALAR_STYLE.LITERAL_BLOCK && style !== SCALAR_STYLE.FOLDED_BLOCK) return node.span;
  const body = text.slice(valueStart, valueEnd);
  const visible = body.trim();
  if (visible === '') return node.span;
  const start = valueStart + body.indexOf(visible);
  return { start, end: start + visible.length };
}

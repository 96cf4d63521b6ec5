import { SCALAR_STYLE } from '#yaml-parser';

import type { SourceFile } from './source-file.ts';
import type { ScalarNode } from './syntax-tree.ts';

/** A value as it is written in place of a scalar: with the quotes that stood there, or with some where it needs them. */
export function writtenScalar(file: SourceFile, node: ScalarNode, value: string): string {
  const style = node.scalar?.style;
  if (style === SCALAR_STYLE.SINGLE_QUOTED && !/['\r\n]/.test(value)) return `'${value}'`;
  const isQuoted =
    style === SCALAR_STYLE.DOUBLE_QUOTED ||
    style === SCALAR_STYLE.SINGLE_QUOTED ||
    file.path.endsWith('.json');
  return isQuoted || !isPlain(value) ? JSON.stringify(value) : value;
}

/** Whether a text reads as itself without quotes, in block and in flow style. */
function isPlain(value: string): boolean {
  return /^[A-Za-z_][\w./-]*$/.test(value) && !/^(?:true|false|null)$/i.test(value);
}

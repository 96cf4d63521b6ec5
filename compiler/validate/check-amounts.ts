import { diagnose } from '../diagnostic/diagnostic.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { parseBytes, parseMilliCpu, parseQuantity } from '../model/quantity.ts';
import { formatPath } from '../source/format-path.ts';
import type { Path } from '../source/place.ts';
import type { SourceDocument } from '../source/source-file.ts';
import { validateFindings } from './findings.ts';
import { showValue } from './show-value.ts';

/** The amounts of a mapping with `cpu`, `memory` and `storage` that are quantities, but too large to be counted. */
export function checkAmounts(
  document: SourceDocument,
  path: Path,
  mapping: Readonly<Record<string, unknown>>,
): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  for (const [key, parse, unit] of amounts) {
    const text = Object.hasOwn(mapping, key) ? mapping[key] : undefined;
    if (typeof text !== 'string' && typeof text !== 'number') continue;
    if (parse(text) !== undefined || parseQuantity(text) === undefined) continue;
    const place = { document, path: [...path, key] };
    const message = `"${formatPath(place.path)}" is ${showValue(text)}, more ${unit} than can be counted exactly.`;
    const help = `The most is ${Number.MAX_SAFE_INTEGER} ${unit}.`;
    diagnostics.push(diagnose(validateFindings.outOfRange, { place, message, help }));
  }
  return diagnostics;
}

const amounts = [
  ['cpu', parseMilliCpu, 'millicores'],
  ['memory', parseBytes, 'bytes'],
  ['storage', parseBytes, 'bytes'],
] as const;

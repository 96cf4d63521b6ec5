import { diagnose } from '../diagnostic/diagnostic.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { suggest } from '../diagnostic/suggest.ts';
import type { LoadedDocument } from '../model/program.ts';
import type { NodePlace } from '../source/place.ts';
import { validateFindings } from './findings.ts';
import { isRecord } from './is-record.ts';
import { listWords, showValue } from './show-value.ts';
import {
  adac20Shape,
  flatAgentShape,
  flatWorkflowShape,
  scalingShape,
  v2Shapes,
} from './shapes.ts';
import type { Shape } from './shapes.ts';

/** The shape of a document, or why it has none. */
export type Recognition =
  | { readonly shape: Shape; readonly problem?: undefined }
  | { readonly shape?: undefined; readonly problem: Diagnostic };

/** The shape that a document is meant to have, told by its keys, or what keeps it from having one. */
export function recognizeShape(document: LoadedDocument): Recognition {
  const { value } = document;
  if (!isRecord(value)) return { problem: notAMapping(document) };
  if (Object.hasOwn(value, 'kind')) return shapeOfKind(document, value.kind);
  const shape = olderShape(value);
  if (shape !== undefined) return { shape };
  return { problem: misspeltFormat(document, value) ?? noFormat(document, value) };
}

function olderShape(value: Readonly<Record<string, unknown>>): Shape | undefined {
  if (Object.hasOwn(value, 'agent_id')) return flatAgentShape;
  if (Object.hasOwn(value, 'workflow_id')) return flatWorkflowShape;
  if (Object.hasOwn(value, 'metadata') && Object.hasOwn(value, 'specification')) return adac20Shape;
  return Object.hasOwn(value, 'scaling') ? scalingShape : undefined;
}

function shapeOfKind(document: LoadedDocument, kind: unknown): Recognition {
  const shape = typeof kind === 'string' ? v2Shapes.get(kind) : undefined;
  if (shape !== undefined) return { shape };
  return { problem: unknownKind(document, kind) };
}

function unknownKind(document: LoadedDocument, kind: unknown): Diagnostic {
  const place: NodePlace = { document, path: ['kind'] };
  const help = `Kinds are ${listWords([...v2Shapes.keys()])}.`;
  if (typeof kind !== 'string') {
    const message =
      kind === null ? '"kind" has no value.' : `"kind" is ${showValue(kind)}, and names no kind.`;
    return diagnose(validateFindings.unknownKind, { place, message, help });
  }
  const message = `adac knows no kind ${showValue(kind)}.`;
  const near = suggest(kind, v2Shapes.keys());
  if (near === undefined) return diagnose(validateFindings.unknownKind, { place, message, help });
  return diagnose(validateFindings.unknownKind, {
    place,
    message,
    help: `Did you mean "${near}"?`,
    fix: { title: `Write "${near}"`, edits: [{ place, text: near }], safe: true },
  });
}

function noKind(document: LoadedDocument): Diagnostic {
  return diagnose(validateFindings.missingKey, {
    place: { document, path: ['apiVersion'], part: 'key' },
    message: 'The document lacks "kind".',
    help: `Kinds are ${listWords([...v2Shapes.keys()])}.`,
  });
}

const formatKeys = ['kind', 'agent_id', 'workflow_id', 'scaling'];

/** A key that would tell the format of a document if it were spelt right. */
function misspeltFormat(
  document: LoadedDocument,
  value: Readonly<Record<string, unknown>>,
): Diagnostic | undefined {
  for (const key of Object.keys(value).slice(0, 20)) {
    const near = suggest(key, formatKeys);
    if (near === undefined) continue;
    const place: NodePlace = { document, path: [key], part: 'key' };
    return diagnose(validateFindings.unknownFormat, {
      place,
      message: `The document is in no format that adac reads; nothing is known of key "${key}".`,
      help: `Did you mean "${near}"?`,
      fix: { title: `Rename "${key}" to "${near}"`, edits: [{ place, text: near }], safe: true },
    });
  }
  return undefined;
}

function noFormat(document: LoadedDocument, value: Readonly<Record<string, unknown>>): Diagnostic {
  if (Object.hasOwn(value, 'apiVersion')) return noKind(document);
  const [first] = Object.keys(value);
  return diagnose(validateFindings.unknownFormat, {
    place: first === undefined ? { document, path: [] } : { document, path: [first], part: 'key' },
    message: 'The document is in no format that adac reads.',
    help: 'Begin it with "apiVersion: adac.dev/v2" and "kind".',
  });
}

function notAMapping(document: LoadedDocument): Diagnostic {
  return diagnose(validateFindings.unknownFormat, {
    place: { document, path: Array.isArray(document.value) ? [0] : [] },
    message: `The document is ${showValue(document.value)}, and a definition is a mapping.`,
    help: 'Begin it with "apiVersion: adac.dev/v2" and "kind".',
  });
}

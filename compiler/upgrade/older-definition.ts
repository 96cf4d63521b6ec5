import { diagnose } from '../diagnostic/diagnostic.ts';
import type { Diagnostic, Finding, FindingType } from '../diagnostic/diagnostic.ts';
import { originKey } from '../source/origin.ts';
import type { DefinitionSource, Origins } from '../source/origin.ts';
import type { NodePlace, Path } from '../source/place.ts';
import type { SourceDocument } from '../source/source-file.ts';

/** Where a value of the upgraded definition was written: its path there, and its path in the document. */
export type Move = readonly [to: Path, from: Path];

/** The upgraded values of a document, and where each was written. */
export interface Upgraded<Value> {
  readonly value: Value;
  /** Asked for only where somebody looks for a place. */
  readonly moves: () => readonly Move[];
}

/** A value or key of the document at hand. */
export type Node = Pick<NodePlace, 'path' | 'part'>;

/** A document on its way to v2. */
export interface UpgradeContext {
  readonly document: SourceDocument;
  report(type: FindingType, node: Node, finding: Omit<Finding, 'place'>): void;
}

/** A context whose findings go to a list. */
export function upgradeContext(
  document: SourceDocument,
  diagnostics: Diagnostic[],
): UpgradeContext {
  return {
    document,
    report: (type, node, finding) => {
      diagnostics.push(diagnose(type, { ...finding, place: { document, ...node } }));
    },
  };
}

/**
 * The source of an upgraded document, which works out its origins when it is first asked: most
 * definitions have no finding. A move from what the document does not hold is left out, so that a
 * finding about it stands at the definition's name and not at everything.
 */
export function upgradedSource(
  document: SourceDocument,
  value: unknown,
  moves: () => readonly Move[],
): DefinitionSource {
  let origins: Origins | undefined;
  return {
    document,
    root: [],
    get origins() {
      origins ??= new Map(
        moves()
          .filter(([, from]) => holdsPath(value, from))
          .map(([to, path]): [string, NodePlace] => [originKey(to), { document, path }]),
      );
      return origins;
    },
  };
}

function holdsPath(value: unknown, path: Path): boolean {
  let node = value;
  for (const step of path) {
    if (typeof node !== 'object' || node === null || !Object.hasOwn(node, step)) return false;
    node = Reflect.get(node, step);
  }
  return true;
}

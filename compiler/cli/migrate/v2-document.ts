import type { AnyUpgradedDocument } from '../../upgrade/upgrade-document.ts';

/** An upgraded document as its author would write it in v2. */
export function v2Document({ kind, value }: AnyUpgradedDocument): object {
  return { apiVersion: 'adac.dev/v2', kind, metadata: value.metadata, spec: value.spec };
}

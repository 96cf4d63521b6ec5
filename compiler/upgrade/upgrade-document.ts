import type { Kind, Metadata, SpecByKind } from '../model/definition.ts';
import type { ValidatedOlderDocument } from '../model/program.ts';
import type { UpgradeContext, Upgraded } from './older-definition.ts';
import { upgradeAdac20 } from './upgrade-adac-20.ts';
import { upgradeFlatAgent } from './upgrade-flat-agent.ts';
import { upgradeFlatWorkflow } from './upgrade-flat-workflow.ts';
import { upgradeScaling } from './upgrade-scaling.ts';

/** A definition on its way from an older document to v2: its kind, what it says, and where each value was written. */
export interface UpgradedDocument<K extends Kind> extends Upgraded<{
  readonly metadata: Metadata;
  readonly spec: SpecByKind[K];
}> {
  readonly kind: K;
}

/** What older documents define. */
export type AnyUpgradedDocument =
  UpgradedDocument<'Agent'> | UpgradedDocument<'Workflow'> | UpgradedDocument<'Scaling'>;

/**
 * A document of an older dialect as v2 has it, with nothing added that it does not say. Compiling and migrating
 * both ask here, so that a migrated file means what the older one meant.
 */
export function upgradeDocument(
  context: UpgradeContext,
  older: ValidatedOlderDocument,
): AnyUpgradedDocument {
  switch (older.dialect) {
    case 'flat-agent':
      return { kind: 'Agent', ...upgradeFlatAgent(context, older.value) };
    case 'flat-workflow':
      return { kind: 'Workflow', ...upgradeFlatWorkflow(older.value) };
    case 'adac-2.0':
      return { kind: 'Agent', ...upgradeAdac20(context, older.value) };
    case 'scaling':
      return { kind: 'Scaling', ...upgradeScaling(context, older.value) };
  }
}

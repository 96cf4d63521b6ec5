import type { Metadata } from '../model/definition.ts';
import type { ScalingDocument } from '../model/document.ts';
import type { ScalingSpec } from '../model/scaling.ts';
import { dnsLabel } from './dns-label.ts';
import { upgradeFindings } from './findings.ts';
import type { UpgradeContext, Upgraded } from './older-definition.ts';

/** A scaling configuration under the name of its file: `clusters/scaling.json` is `scaling`. */
export function upgradeScaling(
  context: UpgradeContext,
  { scaling }: ScalingDocument,
): Upgraded<{ readonly metadata: Metadata; readonly spec: ScalingSpec }> {
  const { path } = context.document.file;
  const stem = path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
  const name = dnsLabel(stem);
  if (name === undefined) {
    context.report(
      upgradeFindings.unusableName,
      { path: ['scaling'], part: 'key' },
      {
        message: `A scaling configuration is named after its file, and "${stem}" makes no name.`,
        help: 'Name the file with at most 63 letters a to z, digits and hyphens.',
      },
    );
  }
  return {
    value: { metadata: { name: name ?? stem }, spec: scaling },
    moves: () => [[['spec'], ['scaling']]],
  };
}

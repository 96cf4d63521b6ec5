import { bundleFindings } from '../bundle/findings.ts';
import type { FindingType } from '../diagnostic/diagnostic.ts';
import { emitFindings } from '../emit/findings.ts';
import { linkFindings } from '../link/findings.ts';
import { linkRules } from '../link/rules.ts';
import { loadFindings } from '../load/findings.ts';
import { placeFindings } from '../place/findings.ts';
import { policyFindings } from '../policy/findings.ts';
import { upgradeFindings } from '../upgrade/findings.ts';
import { validateFindings } from '../validate/findings.ts';
import { foreignFindings } from './init/foreign/foreign-findings.ts';

/** Every finding that the compiler itself can make, sorted by code; those of the estate's policies come beside them. */
export function findingTypes(): readonly FindingType[] {
  const tables = [
    loadFindings,
    validateFindings,
    upgradeFindings,
    linkFindings,
    policyFindings,
    placeFindings,
    emitFindings,
    bundleFindings,
    foreignFindings,
  ];
  const types: FindingType[] = [...tables.flatMap((table) => Object.values(table)), ...linkRules];
  return types.sort((a, b) => (a.code < b.code ? -1 : 1));
}

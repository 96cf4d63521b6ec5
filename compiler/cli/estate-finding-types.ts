import { CannotRunError } from '../diagnostic/cannot-run-error.ts';
import type { FindingType } from '../diagnostic/diagnostic.ts';
import { readSources } from '../load/read-sources.ts';
import { policyPages } from '../policy/policy-pages.ts';
import { findingTypes } from './finding-types.ts';

/** Every finding of the compiler, and those of the policies of the project in a folder, if there is one. */
export function estateFindingTypes(project: string): readonly FindingType[] {
  return [...findingTypes(), ...policyTypes(project)];
}

function policyTypes(project: string): readonly FindingType[] {
  try {
    return policyPages(readSources(project).value.policies);
  } catch (error) {
    if (error instanceof CannotRunError) return [];
    throw error;
  }
}

import { findingTypes } from '../compiler/cli/finding-types.ts';
import { bundleForEditors } from '../compiler/cli/schema/bundle-schema.ts';
import { publishedSchemas } from '../compiler/cli/schema/published-schemas.ts';
import { readSources } from '../compiler/load/read-sources.ts';
import { policyPages } from '../compiler/policy/policy-pages.ts';
import { findingsPage } from './findings-page.ts';
import { referencePages } from './reference-pages.ts';

/** What `npm run docs` writes, by path: the reference, the findings, and the schema for editors. */
export function generatedFiles(root: string): ReadonlyMap<string, string> {
  const schemas = publishedSchemas();
  const pages = [...referencePages(schemas)].map(
    ([name, text]) => [`docs/reference/${name}`, text] as const,
  );
  const types = [...findingTypes(), ...policyPages(readSources(root).value.policies)];
  return new Map([
    ...pages,
    ['docs/findings.md', findingsPage(types)],
    ['schemas/adac.json', `${JSON.stringify(bundleForEditors(schemas), undefined, 2)}\n`],
  ]);
}

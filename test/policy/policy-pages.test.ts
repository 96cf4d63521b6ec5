import { describe, expect, test } from 'vitest';
import { policyPages } from '../../compiler/policy/policy-pages.ts';
import { library } from './judging.ts';

const rego = `# METADATA
# title: Images are pinned
# description: >-
#   A tag can be moved.
#   A digest cannot.
# custom:
#   severity: error
#   remedy: Write the digest.
#   mapping:
#     owasp-llm: [LLM03]
#     nist-ai-rmf: [MAP, MANAGE]
package adac.supply_chain.image_pinned

# Not METADATA.
deny contains 1
`;

const path = 'policies/supply-chain/image-pinned.rego';

describe('a page', () => {
  test('says what METADATA says', () => {
    const [page] = policyPages([{ path, text: rego }]);
    expect(page).toMatchObject({
      code: 'policy/supply-chain/image-pinned',
      severity: 'error',
      summary: 'Images are pinned.',
      remedy: 'Write the digest.',
      mapping: new Map([
        ['owasp-llm', ['LLM03']],
        ['nist-ai-rmf', ['MAP', 'MANAGE']],
      ]),
    });
    expect(page?.explanation).toBe(`A tag can be moved. A digest cannot.

Write the digest.

- owasp-llm: LLM03
- nist-ai-rmf: MAP, MANAGE

The rule, in ${path}:

\`\`\`rego
package adac.supply_chain.image_pinned

# Not METADATA.
deny contains 1
\`\`\`
`);
  });

  test('is the same with other line endings, but for the rule itself', () => {
    const [page] = policyPages([{ path, text: rego.replaceAll('\n', '\r\n') }]);
    expect(page).toMatchObject({ summary: 'Images are pinned.', remedy: 'Write the digest.' });
  });

  test.each([
    'package adac.a.b\n',
    '# METADATA\n# [: no YAML\npackage adac.a.b\n',
    '# METADATA\n# - 1\n',
  ])('stands without METADATA too: %j', (text) => {
    expect(policyPages([{ path, text }])).toMatchObject([
      { code: 'policy/supply-chain/image-pinned', remedy: undefined, mapping: new Map() },
    ]);
  });
});

describe('the pages of the library', () => {
  test.each(policyPages(library.policies).map((page) => [page.code, page] as const))(
    '%s says everything',
    (_, { summary, explanation, remedy, mapping }) => {
      expect(summary).toMatch(/^[A-Z].{10,}\.$/);
      expect(remedy).toMatch(/^[A-Z].*\.$/s);
      expect(explanation.length).toBeGreaterThan(200);
      expect([...mapping.keys()]).toContain('nist-ai-rmf');
    },
  );
});

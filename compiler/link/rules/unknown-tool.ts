import type { LinkRule } from '../link-rule.ts';
import { reportUnknown } from '../report-references.ts';

/** Tools named by agents exist. */
export const unknownTool: LinkRule = {
  code: 'link/unknown-tool',
  severity: 'error',
  summary:
    'Every tool that an agent uses is defined, because its address, operations and egress come from its definition.',
  explanation: `
\`\`\`yaml
spec:
  tools:
    - name: web-serch       # the tool is called web-search
      allow: [search]
\`\`\`

Name the tool as it is defined, or add a definition of kind \`Tool\`:

\`\`\`yaml
spec:
  tools:
    - name: web-search
      allow: [search]
\`\`\`
`,
  check: reportUnknown('Tool'),
};

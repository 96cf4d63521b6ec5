import type { LinkRule } from '../link-rule.ts';
import { reportUnknown } from '../report-references.ts';

/** Models named by agents exist. */
export const unknownModel: LinkRule = {
  code: 'link/unknown-model',
  severity: 'error',
  summary:
    'Every model that an agent asks is defined, because its host, price and limits come from its definition.',
  explanation: `
A model is named by its definition. Of a flat \`anthropic.claude-3-5-sonnet-20241022\`, what follows the provider
is the name.

\`\`\`yaml
spec:
  model:
    name: claude-3-haiku-latest     # no model is called that
\`\`\`

Name a defined model, or ask for a tier and let the environment choose:

\`\`\`yaml
spec:
  model:
    tier: simple
\`\`\`
`,
  check: reportUnknown('Model'),
};

import type { FindingType } from '../diagnostic/diagnostic.ts';
import { agentFindings } from './resolve/agent-findings.ts';
import { promptFindings } from './resolve/prompt/prompt-findings.ts';
import { selectionFindings } from './resolve/selection-findings.ts';

/** Everything that can go wrong while environments are resolved; what rules find stands in `rules/`. */
export const linkFindings = {
  ...selectionFindings,
  ...agentFindings,
  ...promptFindings,
} satisfies Record<string, FindingType>;

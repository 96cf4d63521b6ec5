import { agentFindings } from './findings/agent-findings.ts';
import { applicationFindings } from './findings/application-findings.ts';
import { namespaceFindings } from './findings/namespace-findings.ts';
import { platformFindings } from './findings/platform-findings.ts';

/** What is wrong with a placement as something to deploy: limits of Kubernetes and Argo CD that it would cross. */
export const emitFindings = {
  ...agentFindings,
  ...namespaceFindings,
  ...applicationFindings,
  ...platformFindings,
} as const;

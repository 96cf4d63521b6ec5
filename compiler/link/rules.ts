import type { LinkRule } from './link-rule.ts';
import { abruptHandover } from './rules/abrupt-handover.ts';
import { ambiguousReference } from './rules/ambiguous-reference.ts';
import { collidingName } from './rules/colliding-name.ts';
import { contradictingHosting } from './rules/contradicting-hosting.ts';
import { contradictingPlacement } from './rules/contradicting-placement.ts';
import { deadStep } from './rules/dead-step.ts';
import { delegationCycle } from './rules/delegation-cycle.ts';
import { duplicateIdentity } from './rules/duplicate-identity.ts';
import { duplicateMember } from './rules/duplicate-member.ts';
import { duplicateOperation } from './rules/duplicate-operation.ts';
import { duplicateStep } from './rules/duplicate-step.ts';
import { duplicateTool } from './rules/duplicate-tool.ts';
import { impossibleComparison } from './rules/impossible-comparison.ts';
import { inconsistentLimits } from './rules/inconsistent-limits.ts';
import { invalidCel } from './rules/invalid-cel.ts';
import { invalidDefault } from './rules/invalid-default.ts';
import { leadNotMember } from './rules/lead-not-member.ts';
import { malformedExpression } from './rules/malformed-expression.ts';
import { misplacedItem } from './rules/misplaced-item.ts';
import { ineffectiveSpread } from './rules/ineffective-spread.ts';
import { neverWoken } from './rules/never-woken.ts';
import { oversizedAgent } from './rules/oversized-agent.ts';
import { parallelContradiction } from './rules/parallel-contradiction.ts';
import { retiredModelParameter } from './rules/retired-model-parameter.ts';
import { selfReference } from './rules/self-reference.ts';
import { stepCycle } from './rules/step-cycle.ts';
import { tooFewMembers } from './rules/too-few-members.ts';
import { typeMismatch } from './rules/type-mismatch.ts';
import { uncertainType } from './rules/uncertain-type.ts';
import { unconfirmedDestructiveTool } from './rules/unconfirmed-destructive-tool.ts';
import { unfedInput } from './rules/unfed-input.ts';
import { unguardedOutput } from './rules/unguarded-output.ts';
import { unhostedModel } from './rules/unhosted-model.ts';
import { unknownAgent } from './rules/unknown-agent.ts';
import { unknownContext } from './rules/unknown-context.ts';
import { unknownInput } from './rules/unknown-input.ts';
import { unknownModel } from './rules/unknown-model.ts';
import { unknownOutput } from './rules/unknown-output.ts';
import { unknownProperty } from './rules/unknown-property.ts';
import { unknownSecret } from './rules/unknown-secret.ts';
import { unknownStep } from './rules/unknown-step.ts';
import { unknownTeam } from './rules/unknown-team.ts';
import { unknownToolOperation } from './rules/unknown-tool-operation.ts';
import { unknownTool } from './rules/unknown-tool.ts';
import { unknownWorkflow } from './rules/unknown-workflow.ts';
import { unreachableStep } from './rules/unreachable-step.ts';
import { unservedTier } from './rules/unserved-tier.ts';
import { unusedTool } from './rules/unused-tool.ts';
import { useBeforeStep } from './rules/use-before-step.ts';
import { versionBackwards } from './rules/version-backwards.ts';
import { workflowCycle } from './rules/workflow-cycle.ts';

/** Every link rule, by what it looks at: names, tools and models, teams, hosting, workflows. */
export const linkRules: readonly LinkRule[] = [
  unknownAgent,
  unknownTeam,
  unknownWorkflow,
  unknownTool,
  unknownModel,
  unknownSecret,
  ambiguousReference,
  unusedTool,
  duplicateIdentity,
  collidingName,
  selfReference,
  versionBackwards,
  duplicateTool,
  duplicateOperation,
  unknownToolOperation,
  unconfirmedDestructiveTool,
  retiredModelParameter,
  unhostedModel,
  unservedTier,
  leadNotMember,
  duplicateMember,
  tooFewMembers,
  delegationCycle,
  contradictingHosting,
  abruptHandover,
  neverWoken,
  ineffectiveSpread,
  contradictingPlacement,
  oversizedAgent,
  invalidDefault,
  workflowCycle,
  duplicateStep,
  unknownStep,
  stepCycle,
  parallelContradiction,
  malformedExpression,
  invalidCel,
  impossibleComparison,
  misplacedItem,
  unknownInput,
  unfedInput,
  unknownContext,
  unknownOutput,
  unknownProperty,
  useBeforeStep,
  typeMismatch,
  uncertainType,
  unguardedOutput,
  unreachableStep,
  deadStep,
  inconsistentLimits,
];

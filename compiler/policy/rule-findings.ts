import type { Severity } from '../diagnostic/diagnostic.ts';
import type { Path } from '../source/place.ts';
import type { DefinitionNames } from './named-definition.ts';

/** What a rule says of one definition. */
export interface RuleFinding extends DefinitionNames {
  /** `policy/<set>/<rule>`. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** In the merged definition, or in that of the tool or model that is named. */
  readonly path: Path;
  readonly help: string | undefined;
  /** The environment whose definition the path leads into, of rules that judge the estate. */
  readonly environment?: string | undefined;
  readonly related?: readonly RelatedFinding[];
}

/** Another place that a rule points at: in the definition that it judges, or in the one that is named. */
export interface RelatedFinding extends DefinitionNames {
  readonly message: string;
  readonly path: Path;
  /** `namespace/name` of an agent of the same environment. */
  readonly agent?: string | undefined;
  /** `namespace/name` of a team of the same environment. */
  readonly team?: string | undefined;
}

/** The findings of an answer, and the codes of rules that gave something else than findings. */
export interface RuleAnswer {
  readonly findings: readonly RuleFinding[];
  readonly malformed: readonly string[];
}

/** Reads what the entry module gives for one definition. */
export function readRuleFindings(answer: readonly unknown[]): RuleAnswer {
  const findings: RuleFinding[] = [];
  const malformed: string[] = [];
  for (const entry of answer) {
    if (!isEntry(entry)) continue;
    const { code, severity, finding } = entry;
    if (isFinding(finding)) {
      const { message, path, help, environment, related, tool, model } = finding;
      findings.push({
        ...{ code, severity, message, path, help },
        ...(environment !== undefined && { environment }),
        ...(related !== undefined && { related }),
        ...(tool !== undefined && { tool }),
        ...(model !== undefined && { model }),
      });
    } else {
      malformed.push(code);
    }
  }
  return { findings, malformed };
}

interface Entry {
  readonly code: string;
  readonly severity: Severity;
  readonly finding: unknown;
}

function isEntry(value: unknown): value is Entry {
  return (
    isObject(value) &&
    typeof value.code === 'string' &&
    (value.severity === 'error' || value.severity === 'warning')
  );
}

function isFinding(
  value: unknown,
): value is Omit<RuleFinding, 'code' | 'severity' | 'help'> & { readonly help?: string } {
  return (
    isPlaced(value) &&
    [value.help, value.environment, value.tool, value.model].every(isTextOrMissing) &&
    (value.related === undefined ||
      (Array.isArray(value.related) && value.related.every(isRelated)))
  );
}

function isRelated(value: unknown): value is RelatedFinding {
  return (
    isPlaced(value) && [value.agent, value.team, value.tool, value.model].every(isTextOrMissing)
  );
}

/** Whether it has a message and a path. */
function isPlaced(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    isObject(value) &&
    typeof value.message === 'string' &&
    value.message.trim() !== '' &&
    Array.isArray(value.path) &&
    value.path.every(isStep)
  );
}

function isTextOrMissing(value: unknown): boolean {
  return value === undefined || typeof value === 'string';
}

function isStep(step: unknown): boolean {
  return typeof step === 'string' || (Number.isSafeInteger(step) && Number(step) >= 0);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

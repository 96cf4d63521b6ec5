import type { Severity } from '../diagnostic/diagnostic.ts';
import type { Path } from '../source/place.ts';

/** What a rule says of one definition. */
export interface RuleFinding {
  /** `policy/<set>/<rule>`. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** In the merged definition. */
  readonly path: Path;
  readonly help: string | undefined;
  /** The environment whose definition the path leads into, of rules that judge the estate. */
  readonly environment?: string | undefined;
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
      const { message, path, help, environment } = finding;
      const where = environment === undefined ? {} : { environment };
      findings.push({ code, severity, message, path, help, ...where });
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
): value is Pick<RuleFinding, 'message' | 'path' | 'environment'> & { readonly help?: string } {
  return (
    isObject(value) &&
    typeof value.message === 'string' &&
    value.message.trim() !== '' &&
    Array.isArray(value.path) &&
    value.path.every(isStep) &&
    [value.help, value.environment].every((one) => one === undefined || typeof one === 'string')
  );
}

function isStep(step: unknown): boolean {
  return typeof step === 'string' || (Number.isSafeInteger(step) && Number(step) >= 0);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

import { parseDuration } from '../model/duration.ts';
import type { LinkedProgram } from '../model/program.ts';
import type { EvaluationLimits } from './evaluation-thread.ts';

/** The bounds of an evaluation: the time is the project's to set, the memory is not. */
export function evaluationLimits(
  { project }: Pick<LinkedProgram, 'project'>,
  maximumPages = defaultPages,
): EvaluationLimits {
  const timeout = parseDuration(project.spec.limits?.policyTimeout ?? '') ?? defaultTimeout;
  return { timeout, maximumPages };
}

/** 64 MiB. */
const defaultPages = 1024;

/** Milliseconds. */
const defaultTimeout = 2000;

import { parseDuration } from '../../model/duration.ts';
import type { WorkflowStep } from '../../model/workflow.ts';
import { at } from '../../source/origin.ts';
import type { Path } from '../../source/place.ts';
import type { LinkRule } from '../link-rule.ts';

/** Times of steps fit into the time of their workflow. */
export const inconsistentLimits: LinkRule = {
  code: 'link/inconsistent-limits',
  severity: 'error',
  summary:
    'A step with all its repetitions may take no longer than its workflow, because the workflow would end in its middle.',
  explanation: `
A step runs once and is repeated up to \`retry.max\` times, each time for up to \`timeout\`, after a pause of at least \`backoff\`.

\`\`\`yaml
spec:
  timeout: 10m
  steps:
    - id: gather
      agent: collector
      timeout: 4m
      retry: {max: 3}          # four runs of 4m are 16m
\`\`\`

Give the workflow more time, or the step less:

\`\`\`yaml
spec:
  timeout: 20m
  steps:
    - id: gather
      agent: collector
      timeout: 4m
      retry: {max: 3}
\`\`\`
`,
  check({ workflows }, report) {
    for (const { definition, steps } of workflows) {
      const whole = definition.spec.timeout;
      const limit = whole === undefined ? undefined : parseDuration(whole);
      if (whole === undefined || limit === undefined) continue;
      for (const { step, index } of steps) {
        const longest = longestOf(step);
        if (longest === undefined || longest.milliseconds <= limit) continue;
        report({
          place: at(definition, 'spec', 'steps', index, ...longest.path),
          message: `Step "${step.id}" may take ${longest.words}, but its workflow ends after ${whole}.`,
          related: [
            { place: at(definition, 'spec', 'timeout'), message: 'The workflow ends here.' },
          ],
          help: 'Give the workflow more time, or the step less.',
        });
      }
    }
  },
};

interface Longest {
  readonly milliseconds: number;
  readonly path: Path;
  /** How a message says it: `4 runs of 4m`. */
  readonly words: string;
}

/** The longest that a step may take, where it says so. */
function longestOf({ approval, timeout, retry }: WorkflowStep): Longest | undefined {
  const once = timeout ?? approval?.timeout;
  const milliseconds = once === undefined ? undefined : parseDuration(once);
  if (once === undefined || milliseconds === undefined) return undefined;
  const path = timeout === undefined ? ['approval', 'timeout'] : ['timeout'];
  const repetitions = retry?.max ?? 0;
  if (repetitions === 0) return { milliseconds, path, words: once };
  const pause = parseDuration(retry?.backoff ?? '') ?? 0;
  const runs = repetitions + 1;
  const total = runs * milliseconds + repetitions * pause;
  const pauses = pause === 0 ? '' : ` with pauses of ${retry?.backoff ?? ''}`;
  return { milliseconds: total, path, words: `${runs} runs of ${once}${pauses}` };
}

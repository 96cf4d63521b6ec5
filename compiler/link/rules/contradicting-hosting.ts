import type { DedicatedHosting, ServerlessHosting } from '../../model/agent.ts';
import { at } from '../../source/origin.ts';
import type { Path } from '../../source/place.ts';
import { authoredSpecs } from '../authored-specs.ts';
import type { LinkRule } from '../link-rule.ts';

/** Bounds of scaling leave room between them. */
export const contradictingHosting: LinkRule = {
  code: 'link/contradicting-hosting',
  severity: 'error',
  summary:
    'A lower bound of scaling is not above its upper bound, because no number of instances would satisfy both.',
  explanation: `
\`\`\`yaml
spec:
  hosting:
    serverless:
      minScale: 5
      maxScale: 2
\`\`\`

Let the lower bound be at most the upper one:

\`\`\`yaml
spec:
  hosting:
    serverless:
      minScale: 2
      maxScale: 5
\`\`\`

The same holds for \`min\` and \`max\` of \`autoscaling\`, and for \`replicas\` that an autoscaler takes over. A scale-down threshold is below the scale-up threshold,
and \`prewarm\` starts at most \`maxScale\` instances.
`,
  check({ definitions }, report) {
    for (const { spec, definition, path, describe } of authoredSpecs(definitions)) {
      if (spec.hosting === undefined) continue;
      const { serverless, dedicated } = spec.hosting;
      for (const { low, high, lowText, highText } of [
        ...serverlessPairs(serverless),
        ...dedicatedPairs(dedicated),
      ]) {
        report({
          place: at(definition, ...path, 'hosting', ...low),
          message: `${describe()} scales between bounds that contradict: "${lowText}" is above "${highText}".`,
          related: [
            {
              place: at(definition, ...path, 'hosting', ...high),
              message: 'The other bound is here.',
            },
          ],
          help: `Lower "${low.at(-1) ?? ''}" or raise "${high.at(-1) ?? ''}".`,
        });
      }
    }
  },
};

interface Contradiction {
  readonly low: Path;
  readonly high: Path;
  readonly lowText: string;
  readonly highText: string;
}

function* serverlessPairs(hosting: ServerlessHosting = {}): Generator<Contradiction> {
  const { minScale, maxScale, prewarm } = hosting;
  yield* contradiction(['serverless'], ['minScale', minScale], ['maxScale', maxScale]);
  yield* contradiction(['serverless'], ['prewarm', prewarm], ['maxScale', maxScale]);
}

function* dedicatedPairs({
  replicas,
  autoscaling,
}: DedicatedHosting = {}): Generator<Contradiction> {
  if (autoscaling === undefined) return;
  const { min, max, scaleDownThreshold, scaleUpThreshold } = autoscaling;
  const path = ['dedicated', 'autoscaling'];
  // Replicas beside an autoscaler are those that it takes over, and it takes over what is within its bounds.
  if (replicas !== undefined && replicas > max) {
    yield {
      low: ['dedicated', 'replicas'],
      high: [...path, 'max'],
      lowText: `replicas: ${replicas}`,
      highText: `max: ${max}`,
    };
  }
  yield* contradiction(path, ['min', min], ['max', max]);
  yield* contradiction(
    path,
    ['scaleDownThreshold', scaleDownThreshold],
    ['scaleUpThreshold', scaleUpThreshold],
  );
}

type Bound = readonly [key: string, value: number | undefined];

function* contradiction(
  path: Path,
  [low, lowValue]: Bound,
  [high, highValue]: Bound,
): Generator<Contradiction> {
  if (lowValue === undefined || highValue === undefined || lowValue <= highValue) return;
  yield {
    low: [...path, low],
    high: [...path, high],
    lowText: `${low}: ${lowValue}`,
    highText: `${high}: ${highValue}`,
  };
}

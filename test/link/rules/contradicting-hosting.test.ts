import { test } from 'vitest';
import { contradictingHosting } from '../../../compiler/link/rules/contradicting-hosting.ts';
import { checkRule } from '../../support/check-rule.ts';

test('flags lower bounds above upper ones', () => {
  checkRule(
    contradictingHosting,
    `
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: a }
spec:
  hosting:
    serverless:
      minScale: 5
      #         ^ link/contradicting-hosting: Agent "a" scales between bounds that contradict: "minScale: 5" is above "maxScale: 2".
      #         ^ help: Lower "minScale" or raise "maxScale".
      maxScale: 2
      prewarm: 3
      #        ^ link/contradicting-hosting: Agent "a" scales between bounds that contradict: "prewarm: 3" is above "maxScale: 2".
---
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: b }
spec:
  hosting:
    dedicated:
      autoscaling:
        min: 3
        #    ^ link/contradicting-hosting: Agent "b" scales between bounds that contradict: "min: 3" is above "max: 2".
        max: 2
        scaleUpThreshold: 40
        scaleDownThreshold: 60
        #                   ^^ link/contradicting-hosting: Agent "b" scales between bounds that contradict: "scaleDownThreshold: 60" is above "scaleUpThreshold: 40".
`,
  );
});

test('flags replicas that the autoscaler would not keep', () => {
  checkRule(
    contradictingHosting,
    `
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: a }
spec:
  hosting:
    dedicated:
      replicas: 8
      #         ^ link/contradicting-hosting: Agent "a" scales between bounds that contradict: "replicas: 8" is above "max: 5".
      autoscaling: { min: 1, max: 5 }
---
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: b }
spec: { hosting: { dedicated: { replicas: 5, autoscaling: { min: 1, max: 5 } } } }
`,
  );
});

test('lets equal bounds pass', () => {
  checkRule(
    contradictingHosting,
    `
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: a }
spec: { hosting: { serverless: { minScale: 2, maxScale: 2 } } }
`,
  );
});

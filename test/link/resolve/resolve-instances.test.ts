import { describe, test } from 'vitest';
import {
  agentText,
  checkAgent,
  checkEnvironment,
  environmentText,
} from '../../support/link-estate.ts';

const fleet = (hosting: string, count: string): string => `apiVersion: adac.dev/v2
kind: Fleet
metadata: { name: readers, namespace: sales }
spec:
  template:
    framework: crewai
    runtime: { image: "python:3.11-slim", handler: agents.read }
    resources: { cpu: 1m, memory: 1Mi, storage: 1Mi }
    hosting: ${hosting}
  members:
    - name: law
      count: ${count}
`;

describe('a number beside a hosting that scales', () => {
  test('from the fleet', () => {
    checkAgent(
      fleet(
        '{ serverless: { maxScale: 9 } }',
        '5\n      #      ^ link/contradicting-count: Agent "sales/law" is given 5 instances, but it scales between 0 and 9 instances.',
      ),
    );
  });

  test('from the environment', () => {
    checkEnvironment(
      environmentText(`  definitions:
    - agent: triage
      size: 2
      #     ^ link/contradicting-count: Agent "sales/triage" is given 2 instances, but it scales between 1 and 4 instances.
    - agent: nightly
      size: 2
      #     ^ link/contradicting-count: Agent "sales/nightly" is given 2 instances, but it runs once at a time.
`),
      {
        'agents/triage.yaml': agentText(
          'triage',
          '  hosting: { dedicated: { autoscaling: { min: 1, max: 4 } } }\n',
        ),
        'agents/nightly.yaml': agentText(
          'nightly',
          '  hosting: { scheduled: { schedule: "0 6 * * *" } }\n',
        ),
      },
    );
  });

  test('a member that counts one is a variant', () => {
    checkAgent(fleet('{ serverless: { maxScale: 9 } }', '1'));
  });
});

describe('replicas in the template of a fleet', () => {
  test('contradict another count', () => {
    checkAgent(
      fleet(
        '{ dedicated: { replicas: 2 } }',
        '5\n      #      ^ link/contradicting-count: Agent "sales/law" is given 5 instances, but its hosting states 2 replicas.',
      ),
    );
  });

  test('may say the same', () => {
    checkAgent(fleet('{ dedicated: { replicas: 5 } }', '5'));
  });

  test('give way to a size of the environment', () => {
    checkEnvironment(environmentText('  definitions: [{ fleet: readers, size: 7 }]\n'), {
      'agents/fleet.yaml': fleet('{ dedicated: { replicas: 5 } }', '5'),
    });
  });
});

describe('bounds that contradict each other', () => {
  test('because an overlay raises the lower above the upper', () => {
    checkEnvironment(
      environmentText(`  definitions: [{ agent: triage }]
  overlays:
    - select: { agent: triage }
      spec:
        hosting:
          serverless:
            minScale: 5
            #         ^ link/contradicting-hosting: Agent "sales/triage" scales between bounds that contradict: "minScale" is above "maxScale".
`),
      { 'agents/triage.yaml': agentText('triage', '  hosting: { serverless: { maxScale: 4 } }\n') },
    );
  });

  test('are said once where one author wrote both', () => {
    checkAgent(
      agentText(
        'triage',
        `  hosting:
    dedicated:
      autoscaling:
        min: 5
        #    ^ link/contradicting-hosting: Agent "triage" scales between bounds that contradict: "min: 5" is above "max: 4".
        max: 4
`,
      ),
    );
  });
});

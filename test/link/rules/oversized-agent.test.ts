import { test } from 'vitest';
import { oversizedAgent } from '../../../compiler/link/rules/oversized-agent.ts';
import { checkRule } from '../../support/check-rule.ts';
import { officeEnvironment, runnable, smallCluster } from '../../support/resolvable.ts';

const files = {
  'clusters/small.yaml': smallCluster,
  'clusters/environments.yaml': officeEnvironment('day'),
};

test('flags what no node of the allowed classes has, after what is reserved', () => {
  checkRule(
    oversizedAgent,
    `
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: archive, namespace: office }
spec:
  ${runnable}
  placement: { classes: [x86] }
  resources:
    cpu: 7600m
    #    ^^^^^ link/oversized-agent: Agent "archive" asks for 7600m of cpu, and no node that it may run on in environment "day" has more than 7500m.
    #    ^^^^^ help: Ask for less, allow another class of nodes, or add a pool of larger ones.
    memory: 15Gi
    storage: 101Gi
    #        ^^^^^ link/oversized-agent: Agent "archive" asks for 101Gi of storage, and no node that it may run on in environment "day" has more than 100Gi.
`,
    files,
  );
});

test('lets pass what fits exactly, or fits another class that is allowed', () => {
  checkRule(
    oversizedAgent,
    `
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: exact, namespace: office }
spec:
  ${runnable}
  placement: { classes: [x86] }
  resources: { cpu: 7500m, memory: 15Gi, storage: 100Gi }
---
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: large, namespace: office }
spec:
  ${runnable}
  resources: { cpu: 40, memory: 64Gi, storage: 1Ti }
`,
    files,
  );
});

test('says once what several environments and members share', () => {
  checkRule(
    oversizedAgent,
    `
apiVersion: adac.dev/v2
kind: Fleet
metadata: { name: clerks, namespace: office }
spec:
  template:
    framework: langgraph
    runtime: { image: registry.example/runtime:1, handler: agents.office.run }
    hosting: { dedicated: {} }
    placement: { classes: [pi], lightweight: true }
    resources:
      cpu: 1
      memory: 9Gi
      #       ^^^ link/oversized-agent: Agent "first" asks for 9Gi of memory, and no node that it may run on in environment "day" has more than 8Gi.
      storage: 1Gi
  members:
    - { name: first, count: 1 }
    - { name: second, count: 1 }
`,
    { ...files, 'clusters/night.yaml': officeEnvironment('night') },
  );
});

test('leaves to the placement what no node may take, and everything that stands in no environment', () => {
  checkRule(
    oversizedAgent,
    `
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: nowhere, namespace: office }
spec:
  ${runnable}
  placement: { classes: [x86], architectures: [arm64] }
  resources: { cpu: 100, memory: 15Gi, storage: 1Gi }
---
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: unselected, namespace: elsewhere }
spec:
  ${runnable}
  resources: { cpu: 1000, memory: 15Gi, storage: 1Gi }
`,
    files,
  );
});

import { test } from 'vitest';
import { duplicateIdentity } from '../../../compiler/link/rules/duplicate-identity.ts';
import { checkRule } from '../../support/check-rule.ts';

test('flags the later of two definitions in two files', () => {
  checkRule(
    duplicateIdentity,
    `
apiVersion: adac.dev/v2
kind: Agent
metadata:
  name: writer
  #     ^^^^^^ link/duplicate-identity: Agent "default/writer" is defined twice.
spec: {}
`,
    {
      'agents/a.yaml': `
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: writer }
spec: {}
`,
    },
  );
});

test('flags every further one', () => {
  checkRule(
    duplicateIdentity,
    `
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: writer }
spec: {}
---
apiVersion: adac.dev/v2
kind: Agent
metadata:
  name: writer
  #     ^^^^^^ link/duplicate-identity: Agent "default/writer" is defined twice.
spec: {}
---
apiVersion: adac.dev/v2
kind: Agent
metadata:
  name: writer
  #     ^^^^^^ link/duplicate-identity: Agent "default/writer" is defined twice.
spec: {}
`,
  );
});

test('flags a fleet member that is an agent too, and two members of one name', () => {
  checkRule(
    duplicateIdentity,
    `
apiVersion: adac.dev/v2
kind: Fleet
metadata: { name: scribes }
spec:
  template: {}
  members:
    - name: writer
      #     ^^^^^^ link/duplicate-identity: Member of fleet "scribes" "default/writer" is defined twice.
      count: 2
    - name: poet
      count: 1
    - name: poet
      #     ^^^^ link/duplicate-identity: Member of fleet "scribes" "default/poet" is defined twice.
      count: 1
`,
    {
      'agents/a.yaml': `
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: writer }
spec: {}
`,
    },
  );
});

test('keeps kinds and namespaces apart', () => {
  checkRule(
    duplicateIdentity,
    `
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: writer, namespace: news }
spec: {}
---
apiVersion: adac.dev/v2
kind: Agent
metadata: { name: writer, namespace: sales }
spec: {}
---
apiVersion: adac.dev/v2
kind: Team
metadata: { name: writer, namespace: news }
spec: { strategy: sequential, members: [news/writer] }
`,
  );
});

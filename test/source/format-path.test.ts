import { expect, test } from 'vitest';

import { formatPath } from '../../compiler/source/format-path.ts';

test.each([
  [[], ''],
  [['spec'], 'spec'],
  [['spec', 'tools', 2, 'name'], 'spec.tools[2].name'],
  [['spec', 'max-steps'], 'spec.max-steps'],
  [[0, 'id'], '[0].id'],
  [['labels', 'app.kubernetes.io/name'], 'labels["app.kubernetes.io/name"]'],
  [['say "hi"\n'], '["say \\"hi\\"\\n"]'],
  [[''], '[""]'],
  [['__proto__', 'constructor'], '__proto__.constructor'],
])('%j is written %s', (path, text) => {
  expect(formatPath(path)).toBe(text);
});

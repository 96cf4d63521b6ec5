import fc from 'fast-check';
import { expect, test } from 'vitest';
import { poolSpreadLabel } from '../../compiler/emit/pool-labels.ts';

test('a pool’s spread label is a label, and its own', () => {
  expect(poolSpreadLabel('main')).toBe('adac.dev/pool-main');
  const name = fc.stringMatching(/^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/);
  fc.assert(
    fc.property(name, name, (one, two) => {
      const label = poolSpreadLabel(one).slice('adac.dev/'.length);
      expect(label.length).toBeLessThanOrEqual(63);
      expect(label).toMatch(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/);
      expect(poolSpreadLabel(one) === poolSpreadLabel(two)).toBe(one === two);
    }),
  );
  const long = 'p'.repeat(62);
  expect(poolSpreadLabel(`${long}a`)).not.toBe(poolSpreadLabel(`${long}b`));
});

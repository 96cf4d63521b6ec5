import fc from 'fast-check';
import { expect, test } from 'vitest';
import { holds, standingWaivers, waiverSubject } from '../../compiler/policy/standing-waivers.ts';
import { definition } from '../support/builders.ts';
import { agentOf } from './judging.ts';

const base = { code: 'policy/a/b', reason: 'r', owner: 'o' };

const days = fc
  .tuple(
    fc.integer({ min: 1000, max: 9999 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 31 }),
  )
  .map(([year, month, day]) => {
    const two = (number: number): string => String(number).padStart(2, '0');
    return { number: (year * 100 + month) * 100 + day, text: `${year}-${two(month)}-${two(day)}` };
  });

test('a waiver holds up to its last day', () => {
  fc.assert(
    fc.property(days, days, (today, last) => {
      const spec = { ...base, subject: 'n/a', expires: last.text };
      expect(holds(definition('PolicyWaiver', 'w', spec), today.text)).toBe(
        today.number <= last.number,
      );
    }),
  );
});

test('no waiver holds on no day', () => {
  const spec = { ...base, subject: 'n/a', expires: '9999-12-31' };
  expect(holds(definition('PolicyWaiver', 'w', spec), undefined)).toBe(false);
});

test('an agent is found by itself before its fleet', () => {
  const ofFleet = definition('PolicyWaiver', 'fleet', {
    ...base,
    subject: 'default/f',
    expires: '2026-01-01',
  });
  const ofAgent = definition('PolicyWaiver', 'agent', {
    ...base,
    subject: 'default/a',
    expires: '2026-01-01',
  });
  const find = standingWaivers([ofFleet, ofAgent], '2026-01-01');
  expect(find('policy/a/b', agentOf('a', {}, {}, { fleet: 'f' }))).toBe(ofAgent);
  expect(find('policy/a/b', agentOf('b', {}, {}, { fleet: 'f' }))).toBe(ofFleet);
  expect(find('policy/a/b', agentOf('c', {}))).toBeUndefined();
  expect(find('policy/a/c', agentOf('a', {}))).toBeUndefined();
});

test('a subject has a namespace, its own or that of the waiver', () => {
  const named = definition('PolicyWaiver', 'w', { ...base, subject: 'n/a', expires: '' });
  expect(waiverSubject(named)).toBe('n/a');
  const bare = definition('PolicyWaiver', 'w', { ...base, subject: 'a', expires: '' });
  expect(waiverSubject({ ...bare, metadata: { name: 'w', namespace: 'm' } })).toBe('m/a');
});

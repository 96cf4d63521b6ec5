import { expect, test } from 'vitest';
import { formatWaived, summarizeWaived } from '../../compiler/report/waived.ts';
import { definition } from '../support/builders.ts';

const waived = [
  {
    waiver: definition('PolicyWaiver', 'report-writer-image', {
      code: 'policy/supply-chain/image-pinned',
      subject: 'finance/report-writer',
      reason:
        'The image is replaced in March, when the registry of the other house can be reached.',
      owner: 'finance-platform',
      expires: '2026-03-31',
    }),
    messages: ['The image "a" is not pinned by a digest.'],
    agents: 1,
  },
];

test('nothing waived is nothing said', () => {
  expect(formatWaived([])).toBe('');
  expect(summarizeWaived([])).toEqual([]);
});

test('people read what passes, why, and who answers for it', () => {
  expect(formatWaived(waived)).toBe(`\
waived until 2026-03-31: policy/supply-chain/image-pinned for finance/report-writer
  The image "a" is not pinned by a digest.
  1 agent; finance-platform answers for it: The image is replaced in March, when
  the registry of the other house can be reached.
`);
});

test('machines read the same', () => {
  expect(summarizeWaived(waived)).toEqual([
    {
      waiver: 'report-writer-image',
      code: 'policy/supply-chain/image-pinned',
      subject: 'finance/report-writer',
      reason: waived[0]?.waiver.spec.reason,
      owner: 'finance-platform',
      expires: '2026-03-31',
      agents: 1,
      messages: ['The image "a" is not pinned by a digest.'],
    },
  ]);
});

test('what would control a terminal is not printed', () => {
  const [first] = waived;
  if (first === undefined) throw new Error('There is one.');
  const messages = ['A \u001b[31mred\u001b[0m word.'];
  expect(formatWaived([{ ...first, messages }])).not.toContain('\u001b');
});

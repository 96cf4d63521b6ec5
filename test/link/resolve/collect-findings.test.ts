import { expect, test } from 'vitest';
import { collectFindings } from '../../../compiler/link/resolve/collect-findings.ts';
import { agentFindings } from '../../../compiler/link/resolve/agent-findings.ts';
import { at, atKey } from '../../../compiler/source/origin.ts';
import { definition } from '../../support/builders.ts';

const agent = definition('Agent', 'triage', {});
const { incompleteAgent, unknownImage } = agentFindings;
const place = at(agent, 'spec');

test('equal findings are one, with the first related places of all', () => {
  const { report, diagnostics } = collectFindings();
  for (const name of ['a', 'b', 'b', 'c', 'd']) {
    report(incompleteAgent, {
      place: at(agent, 'spec'),
      message: 'Incomplete.',
      related: [{ place: at(agent, 'metadata', name), message: name }],
    });
  }
  expect(diagnostics()).toEqual([
    {
      code: 'link/incomplete-agent',
      severity: 'error',
      place,
      message: 'Incomplete.',
      related: ['a', 'b', 'c'].map((name) => ({
        place: at(agent, 'metadata', name),
        message: name,
      })),
    },
  ]);
});

test('findings that differ in type, place or message stay apart', () => {
  const { report, diagnostics } = collectFindings();
  report(incompleteAgent, { place, message: 'One.' });
  report(incompleteAgent, { place, message: 'Two.' });
  report(unknownImage, { place, message: 'One.' });
  report(incompleteAgent, { place: atKey(agent, 'spec'), message: 'One.' });
  report(incompleteAgent, { place: { ...place, within: { start: 1, end: 2 } }, message: 'One.' });
  report(incompleteAgent, {
    place: { file: place.document.file, span: { start: 1, end: 2 } },
    message: 'One.',
  });
  expect(diagnostics()).toHaveLength(6);
});

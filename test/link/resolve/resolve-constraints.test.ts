import { expect, test } from 'vitest';
import type { PlacementConstraints } from '../../../compiler/model/resolved-agent.ts';
import {
  agentOf,
  agentText,
  checkAgent,
  environmentText,
  linkFiles,
} from '../../support/link-estate.ts';

function constraints(placement: string): PlacementConstraints {
  const program = linkFiles({
    'agents/triage.yaml': agentText('triage', placement),
    'clusters/environments.yaml': environmentText('  definitions: [{ agent: triage }]\n'),
  });
  return agentOf(program, 'sales/triage').constraints;
}

test('an agent runs anywhere but on a pi, unless it says otherwise', () => {
  const anywhere = {
    classes: ['accelerator', 'x86'],
    architectures: ['amd64', 'arm64'],
    lightweight: false,
    toleratesSpot: false,
    nodeSelector: {},
  };
  expect(constraints('')).toEqual(anywhere);
  expect(constraints('  placement: { toleratesSpot: true }\n')).toEqual({
    ...anywhere,
    toleratesSpot: true,
  });
});

test('a lightweight one may run on a pi too', () => {
  expect(constraints('  placement: { lightweight: true }\n').classes).toEqual([
    'accelerator',
    'x86',
    'pi',
  ]);
});

test('what it names is kept, in one order', () => {
  expect(
    constraints(
      '  placement: { classes: [pi, x86], lightweight: true, architectures: [arm64], nodeSelector: { disk: fast } }\n',
    ),
  ).toEqual({
    classes: ['x86', 'pi'],
    architectures: ['arm64'],
    lightweight: true,
    toleratesSpot: false,
    nodeSelector: { disk: 'fast' },
  });
});

test('naming the class pi takes the mark', () => {
  checkAgent(
    agentText(
      'triage',
      `  placement:
    classes:
      - x86
      - pi
      # ^^ link/pi-without-lightweight: Class "pi" takes only agents that are marked lightweight.
`,
    ),
  );
});

test('a spread is a condition where the agent has pods of its own', () => {
  const spread = '  placement: { spread: { by: zone, maxSkew: 2 } }\n';
  expect(constraints(spread).spread).toEqual({ by: 'zone', maxSkew: 2 });
});

import { expect, test } from 'vitest';
import { feedOf } from '../../../compiler/link/workflow/feed.ts';
import { portsOf } from '../../../compiler/link/workflow/interface.ts';
import { readValue } from '../../../compiler/link/workflow/workflow-value.ts';
import { definition } from '../../support/builders.ts';

const ports = portsOf(
  {
    document: { schema: 'text', required: true },
    length: { schema: 'integer', required: true, default: 500 },
    audience: { schema: 'text' },
  },
  definition('Agent', 'summary', {}),
  ['spec', 'inputs'],
);

function feed(...names: string[]): Record<string, unknown> {
  const given = new Map(names.map((name) => [name, readValue('x', ['inputs', name])]));
  const { fed, unknown, missing } = feedOf(given, ports);
  return { fed: [...fed.keys()], unknown: [...unknown], missing: [...missing.keys()] };
}

test('knows what is fed, and what is missing', () => {
  expect(feed('document')).toEqual({ fed: ['document'], unknown: [], missing: [] });
  expect(feed('audience')).toEqual({ fed: ['audience'], unknown: [], missing: ['document'] });
  expect(feed()).toEqual({ fed: [], unknown: [], missing: ['document'] });
});

test('takes a misspelt name for the input that was meant, and then misses nothing', () => {
  expect(feed('documnt')).toEqual({
    fed: ['document'],
    unknown: [['documnt', 'document']],
    missing: [],
  });
});

test('does not take a name for an input that is fed already', () => {
  expect(feed('document', 'documnt')).toEqual({
    fed: ['document'],
    unknown: [['documnt', undefined]],
    missing: [],
  });
});

test('knows names that are like no input', () => {
  expect(feed('charts')).toEqual({
    fed: [],
    unknown: [['charts', undefined]],
    missing: ['document'],
  });
});

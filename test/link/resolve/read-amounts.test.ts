import { expect, test } from 'vitest';
import { collectFindings } from '../../../compiler/link/resolve/collect-findings.ts';
import { readAmounts } from '../../../compiler/link/resolve/read-amounts.ts';
import { resolveContext } from '../../../compiler/link/resolve/resolve-context.ts';
import { collectSymbols } from '../../../compiler/link/symbols.ts';
import type { ResourceSpec } from '../../../compiler/model/agent.ts';
import { at } from '../../../compiler/source/origin.ts';
import { definition, definitionsByKind, sourceSet } from '../../support/builders.ts';

const agent = definition('Agent', 'triage', {});

function read(resources: ResourceSpec) {
  const definitions = definitionsByKind([]);
  const findings = collectFindings();
  const project = definition('Project', 'test', {});
  const program = { sources: sourceSet(), definitions };
  const context = resolveContext(program, project, collectSymbols(definitions), findings.report);
  const amounts = readAmounts(context, resources, (key) => at(agent, 'spec', 'resources', key));
  return {
    amounts,
    messages: findings.diagnostics().map(({ code, message }) => `${code}: ${message}`),
  };
}

test('amounts are numbers; what is left out is not zero', () => {
  expect(read({ cpu: '250m', memory: '1Gi' })).toEqual({
    amounts: { milliCpu: 250, memory: 2 ** 30, storage: undefined },
    messages: [],
  });
  expect(read({}).amounts).toEqual({ milliCpu: undefined, memory: undefined, storage: undefined });
});

test('every amount that cannot be counted is a finding', () => {
  expect(read({ cpu: 'many', memory: '1Gi', storage: '1e999' })).toEqual({
    amounts: undefined,
    messages: [
      'link/uncountable-quantity: "many" is no amount of cpu that Kubernetes can count.',
      'link/uncountable-quantity: "1e999" is no amount of storage that Kubernetes can count.',
    ],
  });
});

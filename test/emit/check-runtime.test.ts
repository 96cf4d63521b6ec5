import { expect, test } from 'vitest';
import { resolvedAgent, runtimeClass } from '../support/builders.ts';
import { emittedFindings, runtimePlacement } from '../support/emitted.ts';

function member(prompt: number, egress: readonly string[] = []) {
  const agent = resolvedAgent({
    name: 'watcher',
    makeDocument: () => ({ prompt: 'x'.repeat(prompt) }),
    egress,
    hosting: { mode: 'pooled', weight: 1, runtimeClass: runtimeClass() },
  });
  return { agent, instances: 1 };
}

test('emit/definition-too-large: at the agent, with its file’s name counted', () => {
  expect(emittedFindings(runtimePlacement({ members: [member(204_000)] }))).toEqual([]);
  const large = member(204_800);
  const [finding, ...others] = emittedFindings(runtimePlacement({ members: [member(5), large] }));
  expect(others).toEqual([]);
  expect(finding).toMatchObject({
    code: 'emit/definition-too-large',
    place: { document: large.agent.definition.source.document, path: [] },
  });
});

test('emit/annotations-too-large: the hosts of all members together', () => {
  const hosts = (prefix: string) =>
    Array.from({ length: 8000 }, (_, index) => `${prefix}-${index}.example`);
  expect(emittedFindings(runtimePlacement({ members: [member(1, hosts('first'))] }))).toEqual([]);
  const members = [member(1, hosts('first')), member(1, hosts('second'))];
  expect(emittedFindings(runtimePlacement({ members }))).toMatchObject([
    { code: 'emit/annotations-too-large', place: { path: ['spec', 'runtimeClasses', 0] } },
  ]);
});

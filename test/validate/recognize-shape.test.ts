import { describe, expect, test } from 'vitest';

import { recognizeShape } from '../../compiler/validate/recognize-shape.ts';
import { v2Shapes } from '../../compiler/validate/shapes.ts';
import { checkValidate, findingsOf, messagesOf } from './check-validate.ts';

function schemaOf(value: unknown): string | undefined {
  const document = { file: { path: 'agents/a.yaml', text: '' }, index: 0, value };
  return recognizeShape(document).shape?.schema;
}

test('every kind is recognized by its name', () => {
  expect([...v2Shapes.keys()]).toHaveLength(10);
  for (const [kind, shape] of v2Shapes) {
    expect(shape.kind).toBe(kind);
    expect(schemaOf({ apiVersion: 'adac.dev/v2', kind })).toBe(shape.schema);
  }
});

test('older dialects are recognized by their keys', () => {
  expect(schemaOf({ agent_id: 'a' })).toBe('flatAgent');
  expect(schemaOf({ workflow_id: 'a' })).toBe('flatWorkflow');
  expect(schemaOf({ metadata: {}, specification: {} })).toBe('adac20');
  expect(schemaOf({ scaling: {} })).toBe('scaling');
});

test('a kind decides before the keys of older dialects', () => {
  expect(schemaOf({ kind: 'Agent', agent_id: 'a' })).toBe('agent');
});

describe('documents without a shape', () => {
  test('a misspelt kind', () => {
    checkValidate(`apiVersion: adac.dev/v2
kind: Agnet
#     ^^^^^ validate/unknown-kind: adac knows no kind "Agnet".
#     ^^^^^ help: Did you mean "Agent"?
`);
    const [finding] = findingsOf('kind: agent\n');
    expect(finding?.fix).toMatchObject({ safe: true, edits: [{ text: 'Agent' }] });
  });

  test('a kind of something else', () => {
    expect(messagesOf('apiVersion: apps/v1\nkind: Deployment\n')).toEqual([
      'validate/unknown-kind: adac knows no kind "Deployment".',
    ]);
  });

  test.each(['5', '[]', 'null', '{}'])('a kind that is no text: %s', (kind) => {
    expect(messagesOf(`kind: ${kind}\n`)[0]).toMatch(/^validate\/unknown-kind: /);
  });

  test.each(['constructor', 'toString'])('an inherited name as a kind: %s', (kind) => {
    expect(messagesOf(`kind: ${kind}\n`)).toEqual([
      `validate/unknown-kind: adac knows no kind "${kind}".`,
    ]);
  });

  test('no kind', () => {
    checkValidate(`apiVersion: adac.dev/v2
#<-------- validate/missing-key: The document lacks "kind".
metadata: { name: test }
spec: {}
`);
  });

  test('a misspelt key of an older dialect', () => {
    checkValidate(`agentid: triage
#<----- validate/unknown-format: The document is in no format that adac reads; nothing is known of key "agentid".
#<----- help: Did you mean "agent_id"?
`);
  });

  test('nothing that resembles any', () => {
    checkValidate(`flavour: vanilla
#<----- validate/unknown-format: The document is in no format that adac reads.
#<----- help: Begin it with "apiVersion: adac.dev/v2" and "kind".
`);
  });

  test('a list, a text and an empty mapping', () => {
    expect(messagesOf('- a\n')).toEqual([
      'validate/unknown-format: The document is a list, and a definition is a mapping.',
    ]);
    expect(messagesOf('hello\n')).toEqual([
      'validate/unknown-format: The document is "hello", and a definition is a mapping.',
    ]);
    expect(messagesOf('{}\n')).toEqual([
      'validate/unknown-format: The document is in no format that adac reads.',
    ]);
  });
});

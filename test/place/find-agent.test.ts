import { describe, expect, test } from 'vitest';
import { CannotRunError } from '../../compiler/diagnostic/cannot-run-error.ts';
import { findAgent } from '../../compiler/place/find-agent.ts';
import { linkedEnvironment, resolvedAgent } from '../support/builders.ts';

function environment(name: string, ids: readonly string[], fleet?: string) {
  const agents = ids.map((id) => {
    const [namespace = '', agent = ''] = id.split('/');
    return resolvedAgent({ name: agent, namespace, ...(fleet === undefined ? {} : { fleet }) });
  });
  return linkedEnvironment({ name, agents });
}

const environments = [
  environment('office', ['desk/triage', 'desk/summary', 'library/summary', 'library/papers']),
  environment('edge', ['field/probe-north', 'field/probe-south'], 'probes'),
  environment('cloud', ['desk/triage']),
];

/** The finding, message and help in one. */
function complaint(wanted: string, only?: string): string {
  try {
    return findAgent(environments, wanted, only);
  } catch (error) {
    if (error instanceof CannotRunError) return `${error.message} ${error.help ?? ''}`;
    throw error;
  }
}

describe('an agent is found', () => {
  test('by its namespace and name', () => {
    expect(findAgent(environments, 'library/summary', undefined)).toBe('library/summary');
  });

  test('by a name that one agent has, in however many environments', () => {
    expect(findAgent(environments, 'triage', undefined)).toBe('desk/triage');
    expect(findAgent(environments, 'probe-north', 'edge')).toBe('field/probe-north');
  });
});

test('a name that several have is answered with all of them', () => {
  expect(complaint('summary')).toBe(
    '2 agents are named "summary". Write which one: "desk/summary", "library/summary".',
  );
});

describe('a name that nobody has is answered with', () => {
  test.each([
    ['triagge', 'Did you mean "desk/triage"?'],
    ['desk/triagge', 'Did you mean "desk/triage"?'],
    ['elsewhere/papers', 'Did you mean "library/papers"?'],
    ['sumary', 'Did you mean one of "desk/summary", "library/summary"?'],
    ['probe', 'Did you mean one of "field/probe-north", "field/probe-south"?'],
    ['probes', 'It is a fleet. Name one of its agents: "field/probe-north", "field/probe-south".'],
    ['field/probes', 'It is a fleet. Name one of its agents: '],
    ['nothing-like-it', 'Write namespace/name.'],
    ['', 'Write namespace/name.'],
    ['/', 'Write namespace/name.'],
  ])('%s: %s', (wanted, help) => {
    expect(complaint(wanted)).toContain(`No environment runs an agent "${wanted}". ${help}`);
  });

  test('the environments that run it, where another was asked for', () => {
    expect(complaint('desk/triage', 'edge')).toBe(
      'Environment "edge" runs no agent "desk/triage". It runs in "office", "cloud".',
    );
    expect(complaint('papers', 'edge')).toContain('It runs in "office".');
    expect(complaint('probe-nort', 'edge')).toContain('Did you mean "field/probe-north"?');
  });
});

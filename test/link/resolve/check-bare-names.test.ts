import { test } from 'vitest';
import {
  agentText,
  checkEnvironment,
  environmentText,
  surroundings,
} from '../../support/link-estate.ts';

const files = { 'agents/triage.yaml': agentText('triage') };
const live = environmentText('  definitions: [{ agent: triage }]\n');
const west = surroundings['clusters/west.yaml'] ?? '';

function named(name: string, text: string, kind = 'live'): string {
  return text.replace(`metadata: { name: ${kind} }`, name);
}

test('two environments of one name', () => {
  const second = `metadata:
  name: live
  #     ^^^^ link/twin-name: Another environment is called "live" too, in namespace "default".
  namespace: sales`;
  checkEnvironment(`${live}---\n${named(second, live)}`, files);
});

test('two clusters of one name', () => {
  const second = `metadata:
  name: west
  #     ^^^^ link/twin-name: Another cluster is called "west" too, in namespace "default".
  namespace: sales`;
  checkEnvironment(live, { ...files, 'clusters/west-2.yaml': named(second, west, 'west') });
});

test('two of different names, and an agent called like an environment', () => {
  checkEnvironment(`${live}---\n${named('metadata: { name: spare }', live)}`, {
    ...files,
    'agents/live.yaml': agentText('live'),
  });
});

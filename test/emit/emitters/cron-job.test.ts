import { describe, expect, test } from 'vitest';
import type { AgentSpec } from '../../../compiler/model/agent.ts';
import { definition, resolvedAgent } from '../../support/builders.ts';
import { emittedObjects, only, placementOf, valueAt } from '../../support/emitted.ts';

function jobOf(spec: AgentSpec = {}, timeZone?: string, instances = 1) {
  const agent = resolvedAgent({
    name: 'nightly',
    instances,
    definition: definition('Agent', 'nightly', spec),
    hosting: { mode: 'scheduled', schedule: '0 3 * * *', timeZone },
  });
  return only(emittedObjects(placementOf([agent])), 'CronJob');
}

const job = ['spec', 'jobTemplate', 'spec'] as const;

describe('a CronJob', () => {
  test('runs by its schedule and never beside itself', () => {
    expect(valueAt(jobOf(), 'spec')).toMatchObject({
      schedule: '0 3 * * *',
      concurrencyPolicy: 'Forbid',
      startingDeadlineSeconds: 300,
    });
    expect(valueAt(jobOf(), 'spec', 'timeZone')).toBeUndefined();
    expect(valueAt(jobOf({}, 'Europe/Berlin'), 'spec', 'timeZone')).toBe('Europe/Berlin');
  });

  test('has the agent’s timeout and retries', () => {
    const declared = jobOf({ limits: { timeout: '1h' }, reliability: { retries: { max: 4 } } });
    expect(valueAt(declared, ...job)).toMatchObject({
      activeDeadlineSeconds: 3600,
      backoffLimit: 4,
    });
    expect(valueAt(jobOf(), ...job, 'activeDeadlineSeconds')).toBeUndefined();
    expect(valueAt(jobOf(), ...job, 'backoffLimit')).toBe(0);
  });

  test('runs as many pods as the agent has instances', () => {
    expect(valueAt(jobOf({}, undefined, 3), ...job)).toMatchObject({
      completions: 3,
      parallelism: 3,
    });
    expect(valueAt(jobOf(), ...job, 'completions')).toBeUndefined();
  });

  test('starts pods that end, without probes', () => {
    const pod = valueAt(jobOf(), ...job, 'template', 'spec');
    expect(pod).toMatchObject({ restartPolicy: 'Never' });
    expect(JSON.stringify(pod)).not.toContain('Probe');
  });
});

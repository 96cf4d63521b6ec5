import { describe, expect, test } from 'vitest';
import { containerProbes, containerResources, seconds } from '../../compiler/emit/container.ts';

describe('resources', () => {
  const demand = { milliCpu: 1500, memory: 2 ** 30, storage: 3 * 2 ** 20, accelerators: {} };

  test('are requests and equal limits, in canonical quantities', () => {
    const amounts = { cpu: '1500m', memory: '1Gi', 'ephemeral-storage': '3Mi' };
    expect(containerResources(demand)).toEqual({ requests: amounts, limits: amounts });
  });

  test('name accelerators and slots, sorted', () => {
    const resources = containerResources(
      { ...demand, accelerators: { 'nvidia.com/gpu': 2, 'amd.com/gpu': 1 } },
      7,
    );
    expect(Object.entries(resources.limits ?? {}).slice(3)).toEqual([
      ['adac.dev/agent-slots', '7'],
      ['amd.com/gpu', '1'],
      ['nvidia.com/gpu', '2'],
    ]);
  });

  test('differ where the amounts do', () => {
    expect(containerResources({ ...demand, milliCpu: 15 })).not.toEqual(containerResources(demand));
    expect(containerResources(demand, 1)).not.toEqual(containerResources(demand));
  });
});

describe('probes', () => {
  test('are the documented ones unless declared; ten seconds are not repeated', () => {
    expect(containerProbes(undefined)).toEqual({
      livenessProbe: { httpGet: { path: '/health', port: 8080 }, initialDelaySeconds: 30 },
      readinessProbe: {
        httpGet: { path: '/ready', port: 8080 },
        initialDelaySeconds: 5,
        periodSeconds: 5,
      },
    });
  });

  test('keep the default of the one that is not declared', () => {
    const probes = containerProbes({ liveness: { path: '/live', port: 9090, period: '1m' } });
    expect(probes.livenessProbe).toEqual({
      httpGet: { path: '/live', port: 9090 },
      periodSeconds: 60,
    });
    expect(probes.readinessProbe).toEqual(containerProbes(undefined).readinessProbe);
  });
});

test('seconds are rounded up', () => {
  expect(seconds('1500ms', 0)).toBe(2);
  expect(seconds(undefined, 7)).toBe(7);
});

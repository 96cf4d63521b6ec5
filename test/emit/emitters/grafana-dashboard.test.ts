import { expect, test } from 'vitest';
import { emittedObjects, only, valueAt } from '../../support/emitted.ts';
import { financeAgent, monitored, platformPlacement } from '../platform-cases.ts';

function dashboard(environment: string): { readonly text: string; readonly label: unknown } {
  const objects = emittedObjects(
    platformPlacement(environment, [financeAgent({})], { platform: monitored }),
  );
  const map = only(objects, 'ConfigMap', `adac-${environment}-dashboard`);
  return {
    text: String(valueAt(map, 'data', `adac-${environment}.json`)),
    label: valueAt(map, 'metadata', 'labels', 'grafana_dashboard'),
  };
}

test("has a panel for each alert, in JSON that Grafana's sidecar finds", () => {
  const { text, label } = dashboard('test');
  expect(label).toBe('1');
  expect(JSON.parse(text)).toMatchObject({
    title: 'Agents of test',
    panels: [{ id: 1 }, { id: 2 }, { id: 3 }, { id: 4 }],
  });
});

test('has an identity of at most 40 characters, whatever the name of the environment', () => {
  const [long, other] = [`${'e'.repeat(40)}-a`, `${'e'.repeat(40)}-b`].map(
    (name) => /"uid": "([^"]+)"/.exec(dashboard(name).text)?.[1] ?? '',
  );
  expect(long?.length).toBeLessThanOrEqual(40);
  expect(long).not.toBe(other);
});

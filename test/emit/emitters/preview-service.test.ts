import { expect, test } from 'vitest';
import { emittedObjects, only, valueAt } from '../../support/emitted.ts';
import { financeAgent, monitored, platformPlacement } from '../platform-cases.ts';

function servicesOf(rollout: Parameters<typeof financeAgent>[0]['hosting']) {
  const agent = financeAgent(rollout === undefined ? {} : { hosting: rollout });
  return emittedObjects(platformPlacement('test', [agent], { platform: monitored })).filter(
    ({ kind }) => kind === 'Service',
  );
}

test('selects the pods of its agent, until Argo Rollouts narrows it to the new ones', () => {
  const services = servicesOf({ dedicated: { rollout: { blueGreen: {} } } });
  expect(valueAt(only(services, 'Service', 'ledger-reader-preview'), 'spec')).toEqual(
    valueAt(only(services, 'Service', 'ledger-reader'), 'spec'),
  );
});

test.each([[undefined], [{ dedicated: { rollout: { canary: { steps: [50] } } } }]])(
  'is not there without blue-green: %j',
  (hosting) => {
    expect(servicesOf(hosting).map(({ name }) => name)).toEqual(['ledger-reader']);
  },
);

import { redact } from '../diagnostic/redact.ts';
import type { PlacementExplanation } from '../model/placement-explanation.ts';
import { countOf, formatCount } from './count.ts';

/** Why agents stand where they do, in lines for people: the pools that host them first. */
export function formatExplanations(explanations: readonly PlacementExplanation[]): string {
  return explanations.map(formatExplanation).join('\n');
}

function formatExplanation(explanation: PlacementExplanation): string {
  const { agent, environment, instances, hosting, pools } = explanation;
  const names = pools.map(({ cluster, pool }) => redact(`${cluster}/${pool}`));
  const counts = pools.map((one) => (one.instances === 0 ? '' : formatCount(one.instances)));
  const columns = Math.max(...names.map(({ length }) => length));
  const digits = Math.max(...counts.map(({ length }) => length));
  const lines = pools.map(({ reason, instances: here }, index) => {
    const name = (names[index] ?? '').padEnd(columns);
    const count = (counts[index] ?? '').padStart(digits);
    return { here, text: `  ${here > 0 ? 'on ' : 'not'} ${name}  ${count}  ${redact(reason)}` };
  });
  const on = lines.filter(({ here }) => here > 0);
  const not = lines.filter(({ here }) => here === 0);
  const title = `${redact(agent)} in ${redact(environment)}: ${countOf(instances, 'instance')}, ${hosting}`;
  return [title, ...[...on, ...not].map(({ text }) => text), ''].join('\n');
}

import { redact } from '../diagnostic/redact.ts';
import type { Bundle, CostsBefore } from '../model/output.ts';
import type { CostForecast, CostReport } from '../model/placed-program.ts';
import { countOf, formatCount } from './count.ts';
import { isNew, removedCosts } from './cost-summary.ts';
import { formatUsd } from './usd.ts';

/** What follows the label `cost`: the forecast and, where an earlier output says what it was, the difference. */
export function formatCost(
  name: string,
  cost: CostReport,
  before: CostsBefore | undefined,
): readonly string[] {
  const earlier = before?.get(name);
  const change = earlier === undefined ? '' : describeChange(cost, earlier);
  return withChange(describeCost(cost), isNew(name, before) ? 'new' : change);
}

/** What follows the label `models`; nothing where what they may cost is what it was, or nobody knows what it was. */
export function formatModelChange(
  name: string,
  { models }: CostReport,
  before: CostsBefore | undefined,
): readonly string[] {
  const earlier = before?.get(name)?.models;
  if (earlier === undefined) return [];
  const usd = differenceOf(models.usdPerMonth, earlier.usdPerMonth);
  const unbounded = models.unbounded - earlier.unbounded;
  if (usd === 0 && unbounded === 0) return [];
  const rest =
    models.unbounded === 0 ? '' : `, and ${countOf(models.unbounded, 'agent')} without a limit`;
  const changes = [
    ...(usd === 0 ? [] : [signed(usd)]),
    ...(unbounded === 0
      ? []
      : [`${signed(unbounded)} ${Math.abs(unbounded) === 1 ? 'agent' : 'agents'}`]),
  ];
  return withChange(
    `at most ${formatUsd(models.usdPerMonth)} USD a month beside${rest}`,
    changes.join(', '),
  );
}

/** One line for each environment whose cost differs from what it was, for formats that have no summary. */
export function formatCostNotices({ placed, before }: Bundle): readonly string[] {
  const changed = placed.environments.flatMap(({ environment: { name }, cost }) => {
    const earlier = before?.get(name);
    const differs =
      isNew(name, before) || (earlier !== undefined && describeChange(cost, earlier) !== '');
    const costs = differs ? [`costs ${formatCost(name, cost, before).join(' ')}`] : [];
    const models = formatModelChange(name, cost, before);
    const said = [...costs, ...(models.length === 0 ? [] : [`models ${models.join(' ')}`])];
    return said.map((text) => `${redact(name)}: ${text}`);
  });
  const removed = [...removedCosts(placed.program.environments, before)].map(
    ([name, cost]) => `${redact(name)}: ${formatRemovedCost(cost)}`,
  );
  return [...changed, ...removed];
}

/** What an environment that is gone did cost: `removed (-214 USD a month)`. */
export function formatRemovedCost(cost: CostForecast | undefined): string {
  const usd = cost?.maximum ?? 0;
  return usd === 0 ? 'removed' : `removed (${signed(-usd)} USD a month)`;
}

/** `+120: on demand +80, spot +40`, with one part `+80 on demand`; empty where nothing differs. */
function describeChange(now: CostForecast, before: CostForecast): string {
  const total = differenceOf(now.maximum, before.maximum);
  const parts = partNames
    .map(([key, name]) => ({ name, usd: differenceOf(now.parts[key], before.parts[key]) }))
    .filter(({ usd }) => usd !== 0);
  const [only, ...others] = parts;
  if (only === undefined) return describeLeast(now, before);
  if (others.length === 0) return `${signed(only.usd)} ${only.name}`;
  const list = parts.map(({ name, usd }) => `${name} ${signed(usd)}`).join(', ');
  return total === 0 ? list : `${signed(total)}: ${list}`;
}

const partNames = [
  ['onDemand', 'on demand'],
  ['spot', 'spot'],
  ['storage', 'storage'],
] as const;

/** Where the most costs what it did, the fewest instances may not. */
function describeLeast(now: CostForecast, before: CostForecast): string {
  const usd = differenceOf(now.minimum, before.minimum);
  return usd === 0 ? '' : `${signed(usd)} at the least`;
}

function describeCost({ minimum, maximum, budget }: CostReport): string {
  const [least, most] = [roundUp(minimum), roundUp(maximum)];
  const range = least === most ? most : `${least} to ${most}`;
  return `${range} USD a month${budget === undefined ? ', no budget' : ` of ${roundUp(budget)}`}`;
}

/** What a row of the summary has beside its label. */
const rowColumns = 68;

/** The difference stands behind what it is about, or below where the line would be too long. */
function withChange(text: string, change: string): readonly string[] {
  if (change === '') return [text];
  const line = `${text} (${change})`;
  return line.length <= rowColumns ? [line] : [text, `(${change})`];
}

/** In USD to the cent; sums of fractions are no difference. */
function differenceOf(now: number, before: number): number {
  return Math.round((now - before) * 100) / 100;
}

function signed(amount: number): string {
  return `${amount < 0 ? '-' : '+'}${formatUsd(Math.abs(amount))}`;
}

/** Whole dollars, rounded up, so that a budget that is passed by cents does not look kept. */
function roundUp(usd: number): string {
  return formatCount(Math.ceil(usd - 1e-9));
}

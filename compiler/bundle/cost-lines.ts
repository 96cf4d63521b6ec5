import type { CostForecast } from '../model/placed-program.ts';

/** What environments cost, by name. */
export type Costs = ReadonlyMap<string, CostForecast>;

/** The lines of an index that say what environments cost, sorted by name and keys in fixed order. */
export function formatCostLines(costs: Costs): readonly string[] {
  return [...costs]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([environment, { minimum, parts, models }]) =>
      JSON.stringify({
        environment,
        minimum,
        onDemand: parts.onDemand,
        spot: parts.spot,
        storage: parts.storage,
        models: models.usdPerMonth,
        unbounded: models.unbounded,
      }),
    );
}

/**
 * What an index says that environments cost. It is committed and may hold anything: a line that is none of ours, or
 * a number that no estate costs, says nothing, and neither do two lines that a conflict left of one environment.
 */
export function parseCostLines(text: string): Costs {
  const costs = new Map<string, CostForecast>();
  const seen = new Set<string>();
  for (const line of text.split('\n')) {
    const [name, cost] = parseCostLine(line.replace(/,?\r?$/, '')) ?? [];
    if (name === undefined || cost === undefined) continue;
    if (seen.has(name)) costs.delete(name);
    else costs.set(name, cost);
    seen.add(name);
  }
  return costs;
}

function parseCostLine(line: string): readonly [string, CostForecast] | undefined {
  if (!line.startsWith('{"environment":') || !line.endsWith('}')) return undefined;
  try {
    const value: unknown = JSON.parse(line);
    return isCostLine(value) ? [value.environment, forecastOf(value)] : undefined;
  } catch {
    return undefined;
  }
}

const amounts = ['minimum', 'onDemand', 'spot', 'storage', 'models', 'unbounded'] as const;

type CostLine = { readonly environment: string } & Readonly<
  Record<(typeof amounts)[number], number>
>;

function forecastOf({ minimum, models, unbounded, ...rest }: CostLine): CostForecast {
  const { onDemand, spot, storage } = rest;
  return {
    minimum,
    maximum: Math.round((onDemand + spot + storage) * 100) / 100,
    parts: { onDemand, spot, storage },
    models: { usdPerMonth: models, unbounded },
  };
}

function isCostLine(value: unknown): value is CostLine {
  if (typeof value !== 'object' || value === null) return false;
  const fields = new Map<string, unknown>(Object.entries(value));
  const environment = fields.get('environment');
  return (
    typeof environment === 'string' &&
    /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(environment) &&
    amounts.every((name) => isAmount(fields.get(name)))
  );
}

/** More than all that is paid for in the world is a mistake, and sums of it would lose their cents. */
const most = 1e12;

function isAmount(value: unknown): boolean {
  return typeof value === 'number' && value >= 0 && value <= most;
}

import { redact } from '../diagnostic/redact.ts';
import type {
  ModelForecast,
  NodeLoss,
  PlacedEnvironment,
  PoolUsage,
  WideLoss,
} from '../model/placed-program.ts';
import type { PhaseReport, PlacementAssessment } from '../model/placement-assessment.ts';
import { countOf, formatCount } from './count.ts';
import { formatOrders } from './order-text.ts';
import { formatUsd } from './usd.ts';

/** Where environments stand, in lines for people: pools, losses, cost and moves. */
export function formatPlacements(
  environments: readonly PlacedEnvironment[],
  assessments: readonly PlacementAssessment[],
): string {
  const byName = new Map(assessments.map((one) => [one.environment, one]));
  return environments
    .map((placed) => formatPlacement(placed, byName.get(placed.environment.name)))
    .join('\n');
}

function formatPlacement(
  placed: PlacedEnvironment,
  assessment: PlacementAssessment | undefined,
): string {
  const { environment, usage, failover, cost, orders, moves } = placed;
  const agents = environment.agents.reduce((sum, { instances }) => sum + instances, 0);
  const { minimum, maximum, budget } = cost;
  const range =
    minimum === maximum ? formatUsd(maximum) : `${formatUsd(minimum)} to ${formatUsd(maximum)}`;
  const limit = budget === undefined ? 'no budget' : `budget ${formatUsd(budget)}`;
  const losses = countOf(failover.losses.length, 'single-node loss', 'single-node losses');
  return [
    `${redact(environment.name)}: ${countOf(agents, 'agent')}`,
    ...formatPools(usage),
    `  losses  ${formatCount(failover.survived)} of ${losses} survived`,
    ...(failover.worst === undefined ? [] : formatWorst(failover.worst)),
    ...failover.wide.map(formatWide),
    `  cost    ${range} USD a month, ${limit}`,
    ...formatModels(cost.models),
    ...formatPhases(assessment?.phases ?? []),
    ...formatOrders(orders).map((line, index) => `  ${index === 0 ? 'order ' : '      '}  ${line}`),
    `  moves   ${countOf(moves, 'instance')} from where the lock has them`,
    '',
  ].join('\n');
}

function formatPools(usage: readonly PoolUsage[]): readonly string[] {
  const rows = usage.map((pool) => [
    redact(`${pool.cluster}/${pool.pool}`),
    `${formatCount(pool.usedNodes)}/${formatCount(pool.nodes)}`,
    percent(pool.slots.used, pool.slots.total),
    percent(pool.used.milliCpu, pool.total.milliCpu),
    percent(pool.used.memory, pool.total.memory),
    pool.role === 'backup' ? '  backup' : '',
  ]);
  const table = [['pool', 'nodes', 'slots', 'cpu', 'memory', ''], ...rows];
  const widths = table[0]?.map((_, column) =>
    Math.max(...table.map((row) => row[column]?.length ?? 0)),
  );
  return table.map((row) => {
    const cells = row.map((cell, column) => {
      const width = widths?.[column] ?? 0;
      return column === 0 ? cell.padEnd(width) : cell.padStart(column === 5 ? 0 : width);
    });
    return `  ${cells.join('  ')}`.trimEnd();
  });
}

function percent(used: number, total: number): string {
  return total === 0 ? '-' : `${Math.round((100 * used) / total)} %`;
}

function formatWorst({ node, unplaced, constraint, purchase }: NodeLoss): readonly string[] {
  const remedy =
    purchase === undefined
      ? []
      : [
          `          ${countOf(purchase.nodes, `more ${redact(purchase.pool)} node`)} would do, for ${formatUsd(purchase.usdPerMonth)} USD a month`,
        ];
  return [
    `          ${redact(node)}: ${countOf(unplaced, 'agent')} would have no place`,
    `          (they ${redact(constraint)})`,
    ...remedy,
  ];
}

function formatWide({ what, nodes, unplaced }: WideLoss): string {
  const outcome = unplaced === 0 ? 'survived' : `${countOf(unplaced, 'agent')} would have no place`;
  return `          ${redact(what)} (${countOf(nodes, 'node')}): ${outcome}`;
}

function formatModels({ usdPerMonth, unbounded }: ModelForecast): readonly string[] {
  if (usdPerMonth === 0 && unbounded === 0) return [];
  const bounded = `  models  at most ${formatUsd(usdPerMonth)} USD a month beside, by the limits of agents`;
  const rest = `          ${countOf(unbounded, 'agent')} without a limit, or with a model without a price`;
  return unbounded === 0 ? [bounded] : [bounded, rest];
}

function formatPhases(phases: readonly PhaseReport[]): readonly string[] {
  const lines = phases.map(
    ({ agents, usedNodes, usdPerMonth }) =>
      `${countOf(agents, 'agent')} on ${countOf(usedNodes, 'node')}, ${formatUsd(usdPerMonth)} USD a month`,
  );
  return lines.map((line, index) => `  ${index === 0 ? 'phases' : '      '}  ${line}`);
}

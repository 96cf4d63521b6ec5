import pc from 'picocolors';
import { redact } from '../diagnostic/redact.ts';
import type { Bundle } from '../model/output.ts';
import type {
  FailoverReport,
  NodeLoss,
  PlacedEnvironment,
  PoolUsage,
} from '../model/placed-program.ts';
import type { ResolvedAgent } from '../model/resolved-agent.ts';
import type { Screen } from './command-report.ts';
import { removedCosts } from './cost-summary.ts';
import { formatCost, formatModelChange, formatRemovedCost } from './cost-text.ts';
import { countOf, formatCount } from './count.ts';
import { formatRefutedOrders } from './order-text.ts';
import { countBy, nodesByClass } from './summary.ts';
import { wrapText } from './wrap-text.ts';

export interface SummaryOptions extends Screen {
  /** False where the compile only compared, and wrote nothing. */
  readonly written: boolean;
}

/** What a compile ends with on a terminal; `phases` are milliseconds by name, in the order in which they ran. */
export function formatSummaryText(
  bundle: Bundle,
  phases: ReadonlyMap<string, number>,
  options: SummaryOptions,
): string {
  const paint = pc.createColors(options.color);
  const { placed } = bundle;
  const lines = [
    ...placed.environments.flatMap((environment) => formatEnvironment(environment, bundle, paint)),
    ...formatRemoved(bundle, paint),
    ...formatUnselected(placed.program.unselected),
    formatClosing(bundle, phases, options, paint),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

type Painter = ReturnType<typeof pc.createColors>;

const labelColumns = 10;
/** What a log or an old terminal shows; the summary does not grow with the window. */
const screenColumns = 80;
/** Beside the label. */
const rowColumns = screenColumns - labelColumns - 2;

function formatEnvironment(
  placed: PlacedEnvironment,
  bundle: Bundle,
  paint: Painter,
): readonly string[] {
  const { environment, usage, failover, orders, cost } = placed;
  const name = redact(environment.name).padEnd(labelColumns);
  const [agents = '', ...more] = formatAgents(environment.agents);
  return [
    `${paint.bold(name)}  ${agents}`,
    ...more.map((line) => `${' '.repeat(labelColumns + 2)}${line}`),
    ...formatRow('place', formatPlacement(placed, usage), paint),
    ...formatRow('losses', formatLosses(failover, paint), paint),
    ...formatRow('order', formatRefutedOrders(orders), paint),
    ...formatRow('cost', formatCost(environment.name, cost, bundle.before), paint),
    ...formatRow('models', formatModelChange(environment.name, cost, bundle.before), paint),
    ...formatRow('out', [formatOutput(bundle, environment.name)], paint),
  ];
}

/** A label with its first line, and the others below it; nothing where there are none. */
function formatRow(label: string, texts: readonly string[], paint: Painter): readonly string[] {
  return texts.map((text, index) =>
    index === 0
      ? `  ${paint.dim(label.padEnd(labelColumns))}${text}`
      : `${' '.repeat(labelColumns + 2)}${text}`,
  );
}

/** `30,000 agents in 4 fleets   pooled 30,000`, on two lines where one would be too long. */
function formatAgents(agents: readonly ResolvedAgent[]): readonly string[] {
  const total = agents.reduce((sum, { instances }) => sum + instances, 0);
  const fleets = new Set(
    agents.flatMap(({ fleet, namespace }) =>
      fleet === undefined ? [] : [`${namespace}/${fleet}`],
    ),
  );
  const single = agents.filter(({ fleet }) => fleet === undefined).length;
  const origins = [
    ...(fleets.size === 0 ? [] : [countOf(fleets.size, 'fleet')]),
    ...(single === 0 ? [] : [countOf(single, 'definition')]),
  ];
  const hosting = [...countBy(agents, (agent) => agent.hosting.mode)].map(
    ([mode, count]) => `${mode} ${formatCount(count)}`,
  );
  const where = origins.length === 0 ? '' : ` in ${origins.join(' and ')}`;
  const count = `${countOf(total, 'agent')}${where}`;
  const line = [count, ...hosting].join('   ');
  return labelColumns + 2 + line.length <= screenColumns ? [line] : [count, hosting.join('   ')];
}

function formatPlacement(
  { environment, headroom }: PlacedEnvironment,
  usage: readonly PoolUsage[],
): readonly string[] {
  const active = usage.filter(({ role }) => role !== 'backup');
  const sum = (pools: readonly PoolUsage[], count: (pool: PoolUsage) => number): number =>
    pools.reduce((total, pool) => total + count(pool), 0);
  const nodes = sum(usage, (pool) => pool.nodes);
  const backup = nodes - sum(active, (pool) => pool.nodes);
  const classes = Object.entries(nodesByClass(usage)).map(
    ([name, { used, free }]) => `${name} ${formatCount(used)}/${formatCount(used + free)}`,
  );
  const standby = backup === 0 ? '' : `, ${formatCount(backup)} backup`;
  const free = `${formatCores(headroom.milliCpu)} and ${formatGibibytes(headroom.memory)} free`;
  const used = formatCount(sum(active, ({ slots }) => slots.used));
  const total = formatCount(sum(active, ({ slots }) => slots.total));
  const pooled = environment.agents.some(({ hosting }) => hosting.mode === 'pooled');
  const slots = pooled
    ? `slots ${used} of ${total}, headroom ${formatCount(headroom.slots)}; `
    : '';
  return [
    `${formatCount(sum(usage, (pool) => pool.usedNodes))} of ${countOf(nodes, 'node')} used${standby} (${classes.join(', ')})`,
    `${slots}${free}`,
  ];
}

// Both are rounded down, since what is free must not look like more.

function formatCores(milliCpu: number): string {
  const tenths = Math.floor(milliCpu / 100);
  return `${formatCount(Math.floor(tenths / 10))}.${tenths % 10} cores`;
}

function formatGibibytes(bytes: number): string {
  return `${formatCount(Math.floor(bytes / 2 ** 30))} GiB`;
}

function formatLosses(
  { losses, survived, worst }: FailoverReport,
  paint: Painter,
): readonly string[] {
  if (losses.length === 0) return [];
  const count = `${formatCount(survived)} of ${countOf(losses.length, 'single-node loss', 'single-node losses')} survived`;
  if (worst === undefined) return [count];
  const others = losses.length - survived - 1;
  return [
    paint.yellow(count),
    `${redact(worst.node)}: ${countOf(worst.unplaced, 'agent')} would have no place`,
    ...wrapText(formatReason(worst), rowColumns),
    ...(others === 0
      ? []
      : [`and ${countOf(others, 'lesser loss', 'lesser losses')} not survived`]),
  ];
}

/** `(they may not run on class pi; one more primary node would do)` */
function formatReason({ constraint, purchase }: NodeLoss): string {
  if (purchase === undefined) return `(they ${redact(constraint)})`;
  const { nodes, pool } = purchase;
  const more = nodes === 1 ? 'one more' : `${formatCount(nodes)} more`;
  return `(they ${redact(constraint)}; ${more} ${redact(pool)} ${nodes === 1 ? 'node' : 'nodes'} would do)`;
}

function formatOutput({ changes, files, objects }: Bundle, name: string): string {
  const own = (path: string): boolean => path.split('/')[1] === name;
  const created = changes.created.filter(own).length;
  const changed = changes.changed.filter(own).length;
  const total = Object.hasOwn(files, name) ? (files[name] ?? 0) : 0;
  const parts: readonly (readonly [number, string])[] = [
    [created, 'new'],
    [changed, 'changed'],
    [changes.deleted.filter(own).length, 'deleted'],
    [total - created - changed, 'unchanged'],
  ];
  const shown = parts
    .filter(([count]) => count > 0)
    .map(([count, what]) => `${formatCount(count)} ${what}`);
  const count = Object.hasOwn(objects, name) ? (objects[name] ?? 0) : 0;
  const noun = shown.length === 1 && total === 1 ? 'file' : 'files';
  return `${shown.join(', ') || 'no'} ${noun}; ${countOf(count, 'object')}`;
}

function formatRemoved({ placed, before }: Bundle, paint: Painter): readonly string[] {
  return [...removedCosts(placed.program.environments, before)].map(
    ([name, cost]) =>
      `${paint.bold(redact(name).padEnd(labelColumns))}  ${formatRemovedCost(cost)}`,
  );
}

function formatUnselected(count: number): readonly string[] {
  if (count === 0) return [];
  return [`${countOf(count, 'definition')} ${count === 1 ? 'stands' : 'stand'} in no environment`];
}

function formatClosing(
  { placed, changes }: Bundle,
  phases: ReadonlyMap<string, number>,
  { written }: SummaryOptions,
  paint: Painter,
): string {
  const { added, removed } = changes.lock;
  const environments = countOf(placed.environments.length, 'environment');
  const total = [...phases.values()].reduce((sum, milliseconds) => sum + milliseconds, 0);
  const verb = written ? 'compiled' : 'compared, writing nothing,';
  const lock =
    added + removed === 0
      ? 'adac.lock unchanged'
      : `adac.lock +${formatCount(added)} -${formatCount(removed)}`;
  return `${lock}\n${paint.green(`${verb} ${environments}`)} in ${seconds(total)} s (${formatPhases(phases)})`;
}

/** The phases as people think of them. */
const stages: readonly (readonly [string, readonly string[]])[] = [
  ['load', ['load']],
  ['check', ['validate', 'upgrade', 'link']],
  ['policy', ['policy']],
  ['place', ['place']],
  ['write', ['emit', 'bundle']],
];

function formatPhases(phases: ReadonlyMap<string, number>): string {
  return stages
    .map(([stage, names]) => {
      const milliseconds = names.reduce((sum, name) => sum + (phases.get(name) ?? 0), 0);
      return `${stage} ${seconds(milliseconds)}`;
    })
    .join(', ');
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(1);
}

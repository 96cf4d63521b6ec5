import { diagnose, type Diagnostic } from '../diagnostic/diagnostic.ts';
import type { NodeLoss, PlacedEnvironment, Purchase } from '../model/placed-program.ts';
import { at } from '../source/origin.ts';
import { placeFindings } from './findings.ts';
import { formatCount, formatUsd, plural } from './format-number.ts';

/** What an environment promises of its placement and does not hold: survival, headroom, budget. */
export function brokenPromises(placed: PlacedEnvironment): readonly Diagnostic[] {
  return [...checkSurvival(placed), ...checkHeadroom(placed), ...checkBudget(placed)];
}

function checkSurvival({ environment, failover }: PlacedEnvironment): Diagnostic[] {
  const { survive } = environment.definition.spec;
  if (survive?.enforcement !== 'required') return [];
  const place = at(environment.definition, 'spec', 'survive');
  const { worst, losses, survived } = failover;
  if (worst !== undefined) {
    const { node, unplaced, constraint } = worst;
    const message = `The loss of node "${node}" would leave ${plural(unplaced, 'agent')} without a place: they ${constraint}.`;
    const count = `${formatCount(survived)} of ${formatCount(losses.length)} single-node losses are survived.`;
    return [
      diagnose(placeFindings.notSurvived, { place, message, help: `${count} ${advice(worst)}` }),
    ];
  }
  if (survive.nodes <= 1) return [];
  return [
    diagnose(placeFindings.notSurvived, {
      place: at(environment.definition, 'spec', 'survive', 'nodes'),
      message: `The loss of ${survive.nodes} nodes at one time cannot be proved to be survived.`,
      help: 'Every single-node loss is survived; require that, with nodes: 1.',
    }),
  ];
}

function advice({ purchase }: NodeLoss): string {
  return purchase === undefined
    ? 'More nodes of no single pool would mend the worst.'
    : `${purchaseText(purchase)} would mend the worst.`;
}

/** A purchase in words: `1 more node of pool "primary" (146 USD a month)`. */
export function purchaseText({ pool, nodes, usdPerMonth }: Purchase): string {
  return `${formatCount(nodes)} more ${nodes === 1 ? 'node' : 'nodes'} of pool "${pool}" (${formatUsd(usdPerMonth)} USD a month)`;
}

function checkHeadroom({ environment, usage, headroom }: PlacedEnvironment): Diagnostic[] {
  const { percent } = environment.definition.spec.headroom ?? { percent: 0 };
  const total = usage
    .filter(({ role }) => role !== 'backup')
    .reduce((sum, { slots }) => sum + slots.total, 0);
  if (headroom.slots * 100 >= percent * total) return [];
  const missing = Math.ceil((percent * total) / 100) - headroom.slots;
  return [
    diagnose(placeFindings.littleHeadroom, {
      place: at(environment.definition, 'spec', 'headroom', 'percent'),
      message: `Environment "${environment.name}" has ${formatCount(headroom.slots)} of ${formatCount(total)} slots free, which is less than ${percent} percent.`,
      help: `Free ${formatCount(missing)} more ${missing === 1 ? 'slot' : 'slots'}: add nodes, or run fewer agents.`,
    }),
  ];
}

function checkBudget({ environment, cost }: PlacedEnvironment): Diagnostic[] {
  if (cost.budget === undefined || cost.maximum <= cost.budget) return [];
  const budget = formatUsd(cost.budget);
  return [
    diagnose(placeFindings.overBudget, {
      place: at(environment.definition, 'spec', 'budget'),
      message: `Environment "${environment.name}" costs ${formatUsd(cost.maximum)} USD a month, which is more than its budget of ${budget}.`,
      help: `Raise the budget by ${formatUsd(cost.maximum - cost.budget)} USD, run fewer agents, or let more of them tolerate spot nodes.`,
    }),
  ];
}

import type { PhaseResult } from '../diagnostic/diagnostic.ts';
import type { PlacementExplanation, PoolExplanation } from '../model/placement-explanation.ts';
import type { JudgedProgram } from '../model/program.ts';
import type { ResolvedAgent } from '../model/resolved-agent.ts';
import type { Counts } from './counts.ts';
import { refusalOf } from './constraint.ts';
import { settleEstate, type PlaceOptions } from './estate.ts';
import { findAgent } from './find-agent.ts';
import { formatCount, formatUsd, plural } from './format-number.ts';
import type { Pool } from './pool.ts';
import { costOf, lossesOf } from './score.ts';
import { tryCounts, type Trial } from './trial.ts';
import { fits, shortDimension } from './vector.ts';
import { podDemand, type Workload } from './workload.ts';
import { isEven } from './zones.ts';

/** Says of one agent, in every environment that runs it, why it stands where it does and why on no other pool. */
export async function explainPlacement(
  { program }: JudgedProgram,
  wanted: string,
  options: PlaceOptions,
): Promise<PhaseResult<readonly PlacementExplanation[]>> {
  const id = findAgent(program.environments, wanted, options.environment);
  const { value: estate, diagnostics } = await settleEstate(program, options);
  if (estate === undefined) return { value: [], diagnostics };
  const explained = [...estate.trials.values()].flatMap((trial) => {
    const others = [...estate.standing.values()].filter(({ tenant }) => tenant !== trial.tenant);
    return trial.tenant.environment.agents.flatMap((agent, index) => {
      if (agent.id !== id) return [];
      const workload = trial.tenant.workloads.find(({ agents }) => agents.includes(index));
      if (workload === undefined) return [];
      return [explainAgent({ trial, others, workload, index }, agent)];
    });
  });
  return { value: await Promise.all(explained), diagnostics };
}

interface Question {
  readonly trial: Trial;
  readonly others: Parameters<typeof tryCounts>[2];
  readonly workload: Workload;
  /** Of the agent. */
  readonly index: number;
}

async function explainAgent(
  question: Question,
  agent: ResolvedAgent,
): Promise<PlacementExplanation> {
  const { trial, index } = question;
  const { environment, pools } = trial.tenant;
  const on = trial.counts[index] ?? [];
  return {
    agent: agent.id,
    environment: environment.name,
    instances: agent.instances,
    hosting: agent.hosting.mode,
    pools: await Promise.all(
      pools.map(async (pool): Promise<PoolExplanation> => {
        const here = on.find((share) => share.pool === pool)?.instances ?? 0;
        const reason = here > 0 ? useOf(question, pool) : await reasonAgainst(question, pool);
        return { cluster: pool.cluster, pool: pool.name, instances: here, reason };
      }),
    ),
  };
}

/** The resource of a pool of which the most is taken. */
function useOf({ trial }: Question, pool: Pool, dimension?: number): string {
  const bins = trial.packing.nodes.get(pool) ?? [];
  const shares = pool.node.map((each, d) => {
    const offered = each * pool.spec.count;
    const free = bins.reduce((sum, bin) => sum + (bin.free[d] ?? 0), 0);
    return { d, offered, used: offered - free, share: offered === 0 ? 0 : 1 - free / offered };
  });
  const fullest = [...shares].sort((a, b) => b.share - a.share || a.d - b.d)[0];
  const chosen = dimension === undefined ? fullest : shares[dimension];
  if (chosen === undefined) return '';
  const name = trial.tenant.dimensions.names[chosen.d] ?? '';
  if (name === 'slots' || name === 'pods') {
    return `${formatCount(chosen.used)} of ${formatCount(chosen.offered)} ${name} in use`;
  }
  return `${Math.round(chosen.share * 100)} percent of its ${name} in use`;
}

async function reasonAgainst(question: Question, pool: Pool): Promise<string> {
  const { trial, workload } = question;
  const refusal = refusalOf(workload.sample.constraints, pool.spec);
  if (refusal !== undefined) return `they ${refusal}`;
  if (pool.spec.role === 'backup') return 'role backup: takes only what a failure displaced';
  const demand = podDemand(workload, 1);
  const bins = trial.packing.nodes.get(pool) ?? [];
  if (bins.length === 0) return 'has no node';
  if (!bins.some(({ free }) => fits(demand, free))) {
    const short = bins.map(({ free }) => shortDimension(demand, free) ?? 0);
    return `full: ${useOf(question, pool, Math.min(...short))}`;
  }
  return reasonToStay(question, pool);
}

/** What one instance more on the pool, and one less where the agent has the most, would do to the aims. */
async function reasonToStay(question: Question, pool: Pool): Promise<string> {
  const { trial, others } = question;
  const counts = withOneMoved(question, pool);
  if (!isEven(question.workload, counts)) {
    return `zones may differ by ${question.workload.spread?.maxSkew ?? 0}, and would differ by more`;
  }
  const moved = await tryCounts(trial.tenant, counts, others);
  if (!moved.holds) return 'its nodes have no room for the pod that this would make';
  const now = lossesOf(trial);
  const then = lossesOf(moved);
  const lost = then.lost - now.lost;
  if (lost > 0) return `would leave ${plural(lost, 'more loss')} of a node unsurvived`;
  if (then.worst > now.worst) {
    return `would leave ${formatCount(then.worst - now.worst)} more without a place in the worst loss`;
  }
  const cost = costOf(moved) - costOf(trial);
  if (cost > 0.005) return `would cost ${formatUsd(cost)} USD a month more for one instance`;
  return 'no better, and moving is not free';
}

function withOneMoved({ trial, index }: Question, pool: Pool): Counts {
  const shares = trial.counts[index] ?? [];
  const from = [...shares].sort((a, b) => b.instances - a.instances)[0];
  const left = shares
    .map((share) => (share === from ? { ...share, instances: share.instances - 1 } : share))
    .filter(({ instances }) => instances > 0);
  const moved = [...left, { pool, instances: 1 }].sort((a, b) => a.pool.index - b.pool.index);
  return trial.counts.map((row, at) => (at === index ? moved : row));
}

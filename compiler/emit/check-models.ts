import { diagnose } from '../diagnostic/diagnostic.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { suggest } from '../diagnostic/suggest.ts';
import type { HostedModel } from '../model/platform.ts';
import type { EnvironmentCluster, LinkedEnvironment, LinkedProgram } from '../model/program.ts';
import { at } from '../source/origin.ts';
import type { CapacityLedger } from './capacity-ledger.ts';
import type { EnvironmentPlan } from './environment-plan.ts';
import { findModel } from './find-model.ts';
import { emitFindings } from './findings.ts';
import type { ModelWorkload } from './workload.ts';

/** Findings at the models that an environment serves: those that cannot be planned, and those that find no room. */
export function checkModels(
  program: LinkedProgram,
  { placed, clusters }: EnvironmentPlan,
  ledger: CapacityLedger,
  diagnostics: Diagnostic[],
): void {
  const { environment } = placed;
  const planned = new Map<number, ModelWorkload>();
  for (const { plan } of clusters) {
    for (const { workload } of plan.workloads) {
      if (workload.mode === 'model') planned.set(workload.index, workload);
    }
  }
  for (const [index, hosted] of (environment.definition.spec.models ?? []).entries()) {
    const workload = planned.get(index);
    diagnostics.push(
      ...(workload === undefined
        ? [unplanned(program, environment, hosted, index)]
        : checkRoom(workload, ledger)),
    );
  }
}

/** The first reason why a model is not planned, at what is wrong. */
function unplanned(
  program: LinkedProgram,
  environment: LinkedEnvironment,
  hosted: HostedModel,
  index: number,
): Diagnostic {
  const { definition, clusters } = environment;
  const entry = at(definition, 'spec', 'models', index);
  const model = findModel(program, hosted.name);
  if (model === undefined) return unknownModel(program, environment, hosted, index);
  if (model.spec.serving.api !== undefined) {
    return diagnose(emitFindings.unservedModel, {
      place: at(definition, 'spec', 'models', index, 'name'),
      message: `Model "${hosted.name}" is served by its provider, and cannot be served here.`,
      related: [{ place: at(model, 'spec', 'serving'), message: 'Served like this.' }],
      help: 'Remove the entry, or name a model with `serving.vllm` or `serving.ollama`.',
    });
  }
  const cluster = clusterOf(hosted, clusters);
  if (cluster === undefined) {
    const names = clusters.map(({ name }) => `"${name}"`).join(', ');
    return diagnose(emitFindings.unservedModel, {
      place:
        hosted.cluster === undefined ? entry : at(definition, 'spec', 'models', index, 'cluster'),
      message: `Environment "${environment.name}" does not say on which of its clusters it serves model "${hosted.name}".`,
      help: `Set \`cluster\` to one of ${names}.`,
    });
  }
  const pools = cluster.definition.spec.pools.map(({ name }) => name);
  const nearest = suggest(hosted.pool, pools);
  return diagnose(emitFindings.noRoomForModel, {
    place: at(definition, 'spec', 'models', index, 'pool'),
    message: `Cluster "${cluster.name}" has no pool "${hosted.pool}" to serve model "${hosted.name}" on.`,
    help:
      nearest === undefined
        ? `Its pools are ${pools.map((name) => `"${name}"`).join(', ')}.`
        : `Did you mean "${nearest}"?`,
  });
}

function unknownModel(
  program: LinkedProgram,
  { definition, name }: LinkedEnvironment,
  hosted: HostedModel,
  index: number,
): Diagnostic {
  const nearest = suggest(
    hosted.name,
    program.definitions.Model.map(({ metadata }) => metadata.name),
  );
  return diagnose(emitFindings.unservedModel, {
    place: at(definition, 'spec', 'models', index, 'name'),
    message: `Environment "${name}" serves model "${hosted.name}", which is not defined, or more than once.`,
    help:
      nearest === undefined || nearest === hosted.name
        ? 'Name one Model, with its namespace where several have the name.'
        : `Did you mean "${nearest}"?`,
  });
}

function clusterOf(
  { cluster }: HostedModel,
  clusters: readonly EnvironmentCluster[],
): EnvironmentCluster | undefined {
  if (cluster !== undefined) return clusters.find(({ name }) => name === cluster);
  return clusters.length === 1 ? clusters[0] : undefined;
}

function checkRoom(workload: ModelWorkload, ledger: CapacityLedger): readonly Diagnostic[] {
  const { scope, pool, demand, pods, cacheBytes, model } = workload;
  const place = at(scope.definition, 'spec', 'models', workload.index, 'pool');
  const missing = Object.entries({
    cpu: demand.milliCpu,
    memory: demand.memory,
    storage: cacheBytes,
  })
    .filter(([, amount]) => amount === 0)
    .map(([name]) => name);
  if (missing.length > 0) {
    return [
      diagnose(emitFindings.noRoomForModel, {
        place: at(model, 'spec', 'serving', workload.server, 'resources'),
        message: `Model "${model.metadata.name}" asks for no ${missing.join(' and no ')}, and is to be served by environment "${scope.environment}".`,
        help: 'Declare `cpu`, `memory` and `storage`; the last holds its weights.',
      }),
    ];
  }
  const unplaced = ledger.take(scope.cluster.name, [pool], demand, pods);
  if (unplaced === 0) return [];
  return [
    diagnose(emitFindings.noRoomForModel, {
      place,
      message: `Pool "${pool.name}" of cluster "${scope.cluster.name}" has no room for ${unplaced} of ${pods} pods of model "${model.metadata.name}".`,
      related: [
        { place: at(model, 'spec', 'serving', workload.server), message: 'What they ask for.' },
      ],
      help: 'Name a pool with more room or the right accelerator, or add nodes to it.',
    }),
  ];
}

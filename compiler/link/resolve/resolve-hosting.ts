import type { DedicatedHosting, ServerlessHosting } from '../../model/agent.ts';
import type { Definition } from '../../model/definition.ts';
import { parseDuration } from '../../model/duration.ts';
import type { ResolvedHosting } from '../../model/resolved-agent.ts';
import { at } from '../../source/origin.ts';
import { agentFindings } from './agent-findings.ts';
import type { Host } from './host.ts';
import type { ResolveContext } from './resolve-context.ts';
import { serves } from './resolve-runtime-classes.ts';
import type { RuntimeNeed } from './resolve-runtime-classes.ts';

/**
 * How an agent is hosted: in the one mode that it states. A pooled one runs in the environment's class for its
 * framework, image and weight; where there is none, or where it states several modes, a finding says so.
 */
export function resolveHosting(
  context: ResolveContext,
  host: Host,
  agent: Definition<'Agent'>,
  need: RuntimeNeed,
): ResolvedHosting | undefined {
  const { hosting = {} } = agent.spec;
  const modes = Object.keys(hosting);
  if (modes.length !== 1) {
    context.report(agentFindings.severalHostings, {
      place: at(agent, 'spec', 'hosting'),
      message: `The hosting names ${modes.length} modes, where one is wanted.`,
      help: 'Keep one of "pooled", "dedicated", "serverless" and "scheduled".',
    });
    return undefined;
  }
  const { pooled, dedicated, serverless, scheduled } = hosting;
  if (pooled !== undefined) return poolIn(context, host, agent, need);
  if (dedicated !== undefined) return resolveDedicated(dedicated);
  if (serverless !== undefined) return resolveServerless(serverless);
  if (scheduled === undefined) return undefined;
  return { mode: 'scheduled', schedule: scheduled.schedule, timeZone: scheduled.timeZone };
}

function resolveDedicated({ autoscaling, replicas }: DedicatedHosting): ResolvedHosting {
  const handedOver = autoscaling === undefined ? undefined : replicas;
  return { mode: 'dedicated', autoscaling, handedOver };
}

/** What a serverless agent gets where it says nothing: scale to zero after five minutes, ten requests at a time. */
const serverlessDefaults = { minScale: 0, concurrency: 10, idleTimeout: 300, prewarm: 0 };

function resolveServerless(serverless: ServerlessHosting): ResolvedHosting {
  const { minScale, maxScale = 0, concurrency, idleTimeout, prewarm } = serverless;
  const idle = idleTimeout === undefined ? undefined : parseDuration(idleTimeout);
  return {
    mode: 'serverless',
    minScale: minScale ?? serverlessDefaults.minScale,
    maxScale,
    concurrency: concurrency ?? serverlessDefaults.concurrency,
    idleTimeout: idle === undefined ? serverlessDefaults.idleTimeout : Math.ceil(idle / 1000),
    prewarm: prewarm ?? serverlessDefaults.prewarm,
  };
}

function poolIn(
  context: ResolveContext,
  { definition: environment, runtimeClasses }: Host,
  agent: Definition<'Agent'>,
  need: RuntimeNeed,
): ResolvedHosting | undefined {
  const runtimeClass = runtimeClasses.find((one) => serves(one, need));
  if (runtimeClass !== undefined) {
    return { mode: 'pooled', weight: agent.spec.hosting?.pooled?.weight ?? 1, runtimeClass };
  }
  const written = environment.spec.runtimeClasses ?? [];
  const known = written.map((one) => `"${one.name}" (${describeNeed(one)})`).sort();
  // Images as people wrote them: a preset says more than a digest.
  const wanted = describeNeed({ ...need, image: agent.spec.runtime?.image ?? need.image });
  context.report(agentFindings.noRuntimeClass, {
    // Without the agent's name: members of a fleet share the hosting, and so the finding.
    place: at(agent, 'spec', 'hosting'),
    message: `Environment "${environment.metadata.name}" has no runtime class for pooled agents of ${wanted}.`,
    related: [
      {
        place: at(environment, 'metadata', 'name'),
        message: `Environment "${environment.metadata.name}" selects it.`,
      },
    ],
    help:
      known.length === 0
        ? 'Declare one in the runtimeClasses of the environment.'
        : `Its classes are ${known.join(', ')}.`,
  });
  return undefined;
}

function describeNeed({ framework, image, lightweight }: RuntimeNeed): string {
  return `${framework} on "${image}", ${lightweight ? 'lightweight' : 'not lightweight'}`;
}

import { diagnose } from '../diagnostic/diagnostic.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { at } from '../source/origin.ts';
import { hostBytes } from './check-agent.ts';
import { definitionShards, memberBytes } from './emitters/runtime-definitions.ts';
import { emitFindings } from './findings.ts';
import { annotationBytes, definitionBytes } from './limits.ts';
import type { PlannedRuntime } from './planned-workload.ts';

/** Findings at the agents of one shared runtime. */
export function checkRuntime({ place, workload }: PlannedRuntime, diagnostics: Diagnostic[]): void {
  // A definition that is too large makes its ConfigMap so; the others need not be measured again.
  const full = definitionShards(workload).filter(({ bytes }) => bytes > definitionBytes);
  for (const member of full.flatMap(({ members }) => members)) {
    const bytes = memberBytes(member);
    if (bytes <= definitionBytes) continue;
    diagnostics.push(
      diagnose(emitFindings.definitionTooLarge, {
        place: at(member.agent.definition),
        message: `The definition of agent "${member.agent.id}" has ${bytes} bytes, and may have ${definitionBytes}.`,
        help: 'Shorten its prompt, or let the agent look things up with a tool.',
      }),
    );
  }
  const ofHosts = hostBytes(workload.egress);
  if (ofHosts <= annotationBytes) return;
  diagnostics.push(
    diagnose(emitFindings.annotationsTooLarge, {
      place,
      message: `The egress hosts of the agents that share runtime "${workload.name}" have ${ofHosts} bytes, and an annotation may have ${annotationBytes}.`,
      help: 'Name domains by a wildcard.',
    }),
  );
}

import { carriedAnnotations } from '../model/carried-annotations.ts';
import { diagnose } from '../diagnostic/diagnostic.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { at, atKey } from '../source/origin.ts';
import { emitFindings } from './findings.ts';
import { annotationBytes, definitionBytes as mostDefinitionBytes } from './limits.ts';
import type { PlannedAgent, PlannedModel } from './planned-workload.ts';

/** Findings at one agent: what the API server would refuse of its objects. */
export function checkAgent(planned: PlannedAgent, diagnostics: Diagnostic[]): void {
  checkName(planned, diagnostics);
  checkMetadata(planned, 'labels', diagnostics);
  checkMetadata(planned, 'annotations', diagnostics);
  checkAnnotationBytes(planned, diagnostics);
  checkDefinition(planned, diagnostics);
  checkTimeout(planned, diagnostics);
}

/** Characters that an agent's name may have, by what it becomes. */
const nameLimits = {
  dedicated: { characters: 63, becomes: 'a Service' },
  blueGreen: { characters: 55, becomes: 'a Service with a preview beside it' },
  serverless: { characters: 57, becomes: 'a Knative Service' },
  scheduled: { characters: 52, becomes: 'a CronJob' },
} as const;

/** A finding at a model whose name is too long for the Service that agents call. */
export function checkModelName({ name, workload }: PlannedModel, diagnostics: Diagnostic[]): void {
  if (name.length <= 63) return;
  const { model } = workload;
  diagnostics.push(
    diagnose(emitFindings.nameTooLong, {
      place: at(model, 'metadata', 'name'),
      message: `The Service of model "${model.metadata.name}" would be called "${name}", which has ${name.length} characters, and may have 63.`,
      help: `Shorten the name by ${name.length - 63} characters.`,
    }),
  );
}

function checkName({ agent, name, workload }: PlannedAgent, diagnostics: Diagnostic[]): void {
  const { mode } = workload;
  const isBlueGreen = mode === 'dedicated' && workload.rollout?.blueGreen !== undefined;
  const { characters, becomes } = nameLimits[isBlueGreen ? 'blueGreen' : mode];
  if (name.length <= characters) return;
  diagnostics.push(
    diagnose(emitFindings.nameTooLong, {
      place: at(agent.definition, 'metadata', 'name'),
      message: `The name of ${mode} agent "${name}" has ${name.length} characters, and ${becomes} may have ${characters}.`,
      help: `Shorten the name by ${name.length - characters} characters.`,
    }),
  );
}

const keyPattern =
  /^(?:([a-z0-9](?:[-a-z0-9.]{0,251}[a-z0-9])?)\/)?[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
const labelValue = /^(?:[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/;
const reservedPrefix = /(?:^|\.)(?:kubernetes\.io|k8s\.io|argoproj\.io|knative\.dev|adac\.dev)$/;

const carried: readonly string[] = Object.values(carriedAnnotations);

function checkMetadata(
  { agent }: PlannedAgent,
  part: 'labels' | 'annotations',
  diagnostics: Diagnostic[],
): void {
  const { definition } = agent;
  const entries = definition.metadata[part];
  if (entries === undefined) return;
  const noun = part === 'labels' ? 'label' : 'annotation';
  for (const [key, value] of Object.entries(entries)) {
    const prefix = key.includes('/') ? key.slice(0, key.indexOf('/')) : '';
    if (!keyPattern.test(key)) {
      diagnostics.push(
        diagnose(emitFindings.invalidLabel, {
          place: atKey(definition, 'metadata', part, key),
          message: `The key of ${noun} "${shown(key)}" is not one that Kubernetes takes.`,
          help: 'Use letters, digits, "-", "_" and ".", at most 63, perhaps after a DNS prefix and a slash.',
        }),
      );
    } else if (reservedPrefix.test(prefix) && !carried.includes(key)) {
      diagnostics.push(
        diagnose(emitFindings.reservedMetadata, {
          place: atKey(definition, 'metadata', part, key),
          message: `The ${noun} "${key}" of agent "${agent.id}" is reserved for "${prefix}".`,
          help: 'Use a prefix of your own.',
        }),
      );
    } else if (part === 'labels' && !labelValue.test(value)) {
      diagnostics.push(
        diagnose(emitFindings.invalidLabel, {
          place: at(definition, 'metadata', part, key),
          message: `The value of label "${key}" is not one that Kubernetes takes.`,
          help: 'Use at most 63 letters, digits, "-", "_" and ".", or an annotation.',
        }),
      );
    } else if (loneSurrogate.test(value)) {
      diagnostics.push(
        diagnose(emitFindings.unwritableText, {
          place: at(definition, 'metadata', part, key),
          message: `The ${noun} "${key}" of agent "${agent.id}" holds half of a surrogate pair.`,
          help: 'Write the whole character.',
        }),
      );
    }
  }
}

const loneSurrogate = /\p{Surrogate}/u;

function shown(key: string): string {
  return key.length <= 80 ? key : `${key.slice(0, 77)}...`;
}

/** The object that runs the agent carries the author's annotations, the network policy the declared hosts. */
function checkAnnotationBytes({ agent }: PlannedAgent, diagnostics: Diagnostic[]): void {
  const { annotations = {}, owners = [] } = agent.definition.metadata;
  let ofAuthor =
    owners.length === 0 ? 0 : 'adac.dev/owners'.length + Buffer.byteLength(owners.join(','));
  for (const [key, value] of Object.entries(annotations)) {
    ofAuthor += Buffer.byteLength(key) + Buffer.byteLength(value);
  }
  if (ofAuthor > annotationBytes) {
    diagnostics.push(
      diagnose(emitFindings.annotationsTooLarge, {
        place: at(agent.definition, 'metadata', 'annotations'),
        message: `The annotations of agent "${agent.id}" have ${ofAuthor} bytes, and an object may have ${annotationBytes}.`,
        help: 'Link to long texts instead.',
      }),
    );
  }
  const ofHosts = hostBytes(agent.egress);
  if (ofHosts <= annotationBytes) return;
  diagnostics.push(
    diagnose(emitFindings.annotationsTooLarge, {
      place: at(agent.definition, 'spec', 'access', 'egress'),
      message: `The egress hosts of agent "${agent.id}" have ${ofHosts} bytes, and an annotation may have ${annotationBytes}.`,
      help: 'Name domains by a wildcard.',
    }),
  );
}

/** Bytes of the annotation that names declared hosts. */
export function hostBytes(egress: readonly string[]): number {
  let bytes = 'adac.dev/egress-hosts'.length;
  for (const host of egress) bytes += Buffer.byteLength(host) + 1;
  return bytes;
}

function checkDefinition(
  { agent, definitionBytes }: PlannedAgent,
  diagnostics: Diagnostic[],
): void {
  if (definitionBytes <= mostDefinitionBytes) return;
  diagnostics.push(
    diagnose(emitFindings.definitionTooLarge, {
      place: at(agent.definition),
      message: `The definition of agent "${agent.id}" has ${definitionBytes} bytes, and may have ${mostDefinitionBytes}.`,
      help: 'Shorten its prompt, or let the agent look things up with a tool.',
    }),
  );
}

/** Seconds that Knative allows a revision unless its operator says otherwise. */
const longestServerlessTimeout = 600;

function checkTimeout({ agent, workload }: PlannedAgent, diagnostics: Diagnostic[]): void {
  const { mode, timeout } = workload;
  if (mode !== 'serverless' || timeout <= longestServerlessTimeout) return;
  diagnostics.push(
    diagnose(emitFindings.serverlessTimeout, {
      place: at(agent.definition, 'spec', 'limits', 'timeout'),
      message: `Serverless agent "${agent.id}" may take ${timeout} seconds, and Knative allows ${longestServerlessTimeout}.`,
      help: 'Shorten the timeout, or host the agent as dedicated.',
    }),
  );
}

import type { JsonValue } from '../../../model/json.ts';
import type { LinkedProgram } from '../../../model/program.ts';
import type { Path } from '../../../source/place.ts';
import { dnsLabel } from '../../../upgrade/dns-label.ts';
import { expectMapping } from './expect-kind.ts';
import { isObject, isText } from './json-kinds.ts';
import { otherKeys } from './other-keys.ts';
import { carry, drop } from './statement.ts';
import type { Statement } from './statement.ts';

/**
 * The model of an agent by its provider's identifier, `provider/identifier` or its name: the one Model of the
 * project that it means, with the host that it is called at. An agent whose model is not found keeps its tier.
 */
export function* carryModel(
  identifier: JsonValue | undefined,
  from: Path,
  { definitions }: LinkedProgram,
): Generator<Statement> {
  const names = isText(identifier) ? [identifier, identifier.replace(/^[^/]*\//, '')] : [];
  const labels = names.map(dnsLabel);
  const found = definitions.Model.filter(
    ({ spec, metadata }) => names.includes(spec.id) || labels.includes(metadata.name),
  );
  const [model] = found;
  if (model === undefined || found.length > 1) {
    yield* drop(from, identifier, notFound);
    return;
  }
  yield { kind: 'carried', to: ['spec', 'model'], from, value: { name: model.metadata.name } };
  const host = model.spec.serving.api?.host;
  yield* carry(['spec', 'access', 'egress'], from, host === undefined ? [] : [host]);
}

const notFound =
  'not exactly one Model of the project has this identifier, so the agent has a tier instead';

/** The parameters that every provider takes; the others differ between providers. */
export function* carryModelParameters(
  parameters: JsonValue | undefined,
  at: Path,
): Generator<Statement> {
  yield* expectMapping(at, parameters);
  if (!isObject(parameters)) return;
  for (const key of usual) {
    yield* carry(['spec', 'model', 'parameters', key], [...at, key], parameters[key]);
  }
  const reasons = new Map(Object.keys(parameters).map((key) => [key, 'providers differ in it']));
  yield* otherKeys(parameters, at, { read: usual, reasons });
}

const usual = ['temperature', 'top_p', 'max_tokens'];

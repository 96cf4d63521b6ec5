import type { Parameter, Parameters } from '../model/agent.ts';
import type { FlatParameter } from '../model/document.ts';
import { indexNames } from './index-names.ts';
import type { Move, UpgradeContext, Upgraded } from './older-definition.ts';

/** Inputs or outputs, from a list to a mapping by name. */
export function upgradeParameters(
  context: UpgradeContext,
  key: 'inputs' | 'outputs',
  list: readonly FlatParameter[],
): Upgraded<Parameters> {
  const names = list.map(({ name }) => name);
  const entries = indexNames(context, names, (index) => [key, index, 'name']);
  return {
    value: Object.fromEntries(
      entries.flatMap(([name, index]) => {
        const parameter = list[index];
        return parameter === undefined ? [] : [[name, upgradeParameter(parameter)] as const];
      }),
    ),
    moves: () =>
      entries.flatMap(([name, index]): Move[] => [
        [
          ['spec', key, name],
          [key, index],
        ],
        [
          ['spec', key, name, 'schema'],
          [key, index, 'type'],
        ],
      ]),
  };
}

function upgradeParameter({
  type,
  required,
  default: value,
  description,
}: FlatParameter): Parameter {
  return {
    schema: type,
    ...(required !== undefined && { required }),
    ...(value !== undefined && { default: value }),
    ...(description !== undefined && { description }),
  };
}

import { Argument } from 'commander';
import { CannotRunError } from '../../diagnostic/cannot-run-error.ts';
import { suggest } from '../../diagnostic/suggest.ts';
import type { Command } from '../command.ts';
import { exitCode } from '../exit-code.ts';
import { bundleForEditors, bundleSchema } from '../schema/bundle-schema.ts';
import { publishedSchemas, schemaNames } from '../schema/published-schemas.ts';

/** `adac schema`: the JSON Schema of a kind, or one of all kinds for editors. */
export const schemaCommand: Command = {
  name: 'schema',
  summary: 'print the JSON Schema of a kind, or of all',
  arguments: [
    new Argument('[kind]', 'a kind such as Agent, or an older dialect such as flat-agent'),
  ],
  options: [],
  examples: ['adac schema Agent', 'adac schema > adac.schema.json'],
  run([kind], _, terminal) {
    const schemas = publishedSchemas();
    const schema =
      kind === undefined ? bundleForEditors(schemas) : bundleSchema(schemas, fileOf(kind));
    terminal.out(`${JSON.stringify(schema, undefined, 2)}\n`);
    return exitCode.done;
  },
};

/** `PolicyWaiver`, `policywaiver` and `policy-waiver` are one. */
function fileOf(kind: string): string {
  const wanted = fold(kind);
  const name = schemaNames.find((one) => fold(one) === wanted);
  if (name !== undefined) return name;
  const nearest = suggest(kind, schemaNames);
  throw new CannotRunError(
    `There is no kind "${kind}".`,
    nearest === undefined
      ? `Kinds and dialects are ${schemaNames.join(', ')}.`
      : `Did you mean "${nearest}"?`,
  );
}

function fold(name: string): string {
  return name.toLowerCase().replaceAll('-', '');
}

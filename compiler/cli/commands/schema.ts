import { Argument } from 'commander';
import { CannotRunError } from '../../diagnostic/cannot-run-error.ts';
import { suggest } from '../../diagnostic/suggest.ts';
import type { Command } from '../command.ts';
import { exitCode } from '../exit-code.ts';
import { bundleForEditors, bundleSchema } from '../schema/bundle-schema.ts';
import { publishedSchemas, schemaNameOf, schemaNames } from '../schema/published-schemas.ts';

/** `adac schema`: the JSON Schema of a kind, or one of all kinds for editors. */
export const schemaCommand: Command = {
  name: 'schema',
  summary: 'print the JSON Schema of a kind, or of all',
  arguments: [
    new Argument('[kind]', 'a kind such as Agent, or an older dialect such as flat-agent'),
  ],
  options: [],
  completes: new Map([['kind', schemaNames]]),
  examples: ['adac schema Agent', 'adac schema > adac.schema.json'],
  run([kind], _, terminal) {
    const schemas = publishedSchemas();
    const schema =
      kind === undefined ? bundleForEditors(schemas) : bundleSchema(schemas, fileOf(kind));
    terminal.out(`${JSON.stringify(schema, undefined, 2)}\n`);
    return exitCode.done;
  },
};

function fileOf(kind: string): string {
  const name = schemaNameOf(kind);
  if (name !== undefined) return name;
  const nearest = suggest(kind, schemaNames);
  throw new CannotRunError(
    `There is no kind "${kind}".`,
    nearest === undefined
      ? `Kinds and dialects are ${schemaNames.join(', ')}.`
      : `Did you mean "${nearest}"?`,
  );
}

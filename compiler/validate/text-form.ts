import type { SchemaError } from '#validators';

import type { FindingType } from '../diagnostic/diagnostic.ts';
import { validateFindings } from './findings.ts';

/** A form of text, as it is called in messages, and how it is written. */
export interface TextForm {
  readonly type: FindingType;
  readonly words: string;
  /** How to write it; none where only the schema knows. */
  readonly help?: string;
}

/**
 * The form that a text does not have. A text that refers to a definition names it in its path:
 * `…/common.schema.json/duration/pattern`.
 */
export function formOf({ schemaPath }: SchemaError): TextForm {
  const name = /\.schema\.json\/(\w+)\/\w+$/.exec(schemaPath)?.[1];
  return forms.get(name ?? '') ?? { type: badFormat, words: 'of the form that is wanted' };
}

const { badName, badFormat, badQuantity, badDuration, badVersion } = validateFindings;

/** By the definition in schemas/common.schema.json. */
const forms: ReadonlyMap<string, TextForm> = new Map([
  [
    'quantity',
    {
      type: badQuantity,
      words: 'a quantity',
      help: 'Write a number with one unit, such as 500m, 2 or 512Mi.',
    },
  ],
  [
    'duration',
    {
      type: badDuration,
      words: 'a duration',
      help: 'Write numbers with h, m, s or ms, such as 30s or 1h30m.',
    },
  ],
  [
    'version',
    { type: badVersion, words: 'a SemVer version', help: 'Write three numbers, such as 1.2.3.' },
  ],
  [
    'name',
    {
      type: badName,
      words: 'a DNS label',
      help: 'Write lower-case letters, digits and hyphens, such as report-writer.',
    },
  ],
  [
    'flatName',
    {
      type: badName,
      words: 'a name',
      help: 'Write lower-case letters, digits, "_", "." and "-", such as report_writer.',
    },
  ],
  [
    'reference',
    {
      type: badName,
      words: 'a reference',
      help: 'Write a name, or a namespace, a slash and a name: finance/report-writer.',
    },
  ],
  [
    'identifier',
    {
      type: badName,
      words: 'an identifier',
      help: 'Begin it with a letter; go on with letters, digits, "_" and "-".',
    },
  ],
  [
    'labelKey',
    {
      type: badName,
      words: 'a label key',
      help: 'Write it as in team or example.com/cost-center.',
    },
  ],
  [
    'labelValue',
    {
      type: badName,
      words: 'a label value',
      help: 'Write letters, digits, "-", "_" and ".", at most 63.',
    },
  ],
  [
    'resourceName',
    {
      type: badName,
      words: 'a resource name',
      help: 'Write a domain, a slash and a name, such as nvidia.com/gpu.',
    },
  ],
  [
    'secretName',
    {
      type: badName,
      words: 'the name of a Secret',
      help: 'Write the name of a Secret, such as ledger-credentials.',
    },
  ],
  [
    'secretKey',
    { type: badName, words: 'a key in a Secret', help: 'Write letters, digits, "-", "_" and ".".' },
  ],
  [
    'operation',
    {
      type: badName,
      words: 'the name of an operation',
      help: 'Write the name that the tool gives it, such as read_balance.',
    },
  ],
  [
    'role',
    {
      type: badName,
      words: 'a role',
      help: 'Write a role as your callers have it, such as finance-analyst.',
    },
  ],
  [
    'owner',
    {
      type: badName,
      words: 'an owner',
      help: 'Write a team or an address, such as finance-platform@example.com.',
    },
  ],
  ['tag', { type: badName, words: 'a tag', help: 'Write one word, such as reporting.' }],
  [
    'date',
    { type: badFormat, words: 'a date', help: 'Write year, month and day, such as 2026-03-31.' },
  ],
  [
    'host',
    {
      type: badFormat,
      words: 'a host',
      help: 'Write the name alone, without scheme, port and path: api.example.com.',
    },
  ],
  [
    'url',
    {
      type: badFormat,
      words: 'an address',
      help: 'Write it as https://host/path, without user, password and query.',
    },
  ],
  [
    'image',
    {
      type: badFormat,
      words: 'an image',
      help: 'Write a preset of `adac.yaml`, or a reference with tag or digest.',
    },
  ],
  [
    'path',
    {
      type: badFormat,
      words: 'a path inside the project',
      help: "Write it from the project's folder on, with forward slashes.",
    },
  ],
  [
    'glob',
    {
      type: badFormat,
      words: 'a glob inside the project',
      help: "Write it from the project's folder on, such as agents/**.",
    },
  ],
  [
    'handler',
    {
      type: badFormat,
      words: 'a handler',
      help: 'Write module and function with dots, such as agents.summary.execute.',
    },
  ],
  [
    'cron',
    {
      type: badFormat,
      words: 'a cron expression',
      help: 'Write minute, hour, day, month and weekday, such as "0 6 * * 1".',
    },
  ],
  [
    'timeZone',
    {
      type: badFormat,
      words: 'a time zone',
      help: 'Write a zone of the IANA database, such as Europe/Berlin.',
    },
  ],
]);

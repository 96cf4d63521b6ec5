import type { SchemaError } from '#validators';

import { diagnose } from '../diagnostic/diagnostic.ts';
import type { Diagnostic, FindingType } from '../diagnostic/diagnostic.ts';
import type { NodePlace } from '../source/place.ts';
import type { Mistake } from './mistake.ts';
import { validateFindings } from './findings.ts';
import { showValue } from './show-value.ts';

/** A text, or a key, that is too short, too long, or not of the form that is wanted. */
export function describeText({ document, error, path, subject }: Mistake): Diagnostic {
  const { propertyName: key } = error;
  const form = formOf(error);
  const text = key ?? (typeof error.data === 'string' ? error.data : '');
  const place: NodePlace =
    key === undefined ? { document, path } : { document, path: [...path, key], part: 'key' };
  const named = key === undefined ? subject : `Key ${showValue(key)} of ${subject}`;
  switch (error.keyword) {
    case 'minLength':
      return diagnose(validateFindings.outOfRange, { place, message: `${named} is empty.` });
    case 'maxLength': {
      const most = String(error.parentSchema.maxLength);
      const type = form.type === validateFindings.badName ? form.type : validateFindings.outOfRange;
      const message = `${named} has ${text.length} characters, more than the ${most} that are allowed.`;
      return diagnose(type, { place, message });
    }
    default: {
      const verb = key === undefined ? `is ${showValue(text)}, which is` : 'is';
      const message = `${named} ${verb} not ${form.words}.`;
      return diagnose(form.type, { place, message, help: helpFor(form, text, error) });
    }
  }
}

/** A form of text, as it is called in messages. */
interface Form {
  readonly type: FindingType;
  readonly words: string;
}

const { badName, badFormat } = validateFindings;

/** By the definition in schemas/common.schema.json. */
const forms: ReadonlyMap<string, Form> = new Map([
  ['quantity', { type: validateFindings.badQuantity, words: 'a quantity' }],
  ['duration', { type: validateFindings.badDuration, words: 'a duration' }],
  ['version', { type: validateFindings.badVersion, words: 'a SemVer version' }],
  ['name', { type: badName, words: 'a DNS label' }],
  ['flatName', { type: badName, words: 'a name' }],
  ['reference', { type: badName, words: 'a reference' }],
  ['identifier', { type: badName, words: 'an identifier' }],
  ['labelKey', { type: badName, words: 'a label key' }],
  ['labelValue', { type: badName, words: 'a label value' }],
  ['resourceName', { type: badName, words: 'a resource name' }],
  ['secretName', { type: badName, words: 'the name of a Secret' }],
  ['secretKey', { type: badName, words: 'a key in a Secret' }],
  ['operation', { type: badName, words: 'the name of an operation' }],
  ['role', { type: badName, words: 'a role' }],
  ['owner', { type: badName, words: 'an owner' }],
  ['tag', { type: badName, words: 'a tag' }],
  ['date', { type: badFormat, words: 'a date' }],
  ['host', { type: badFormat, words: 'a host' }],
  ['url', { type: badFormat, words: 'an address' }],
  ['image', { type: badFormat, words: 'an image' }],
  ['path', { type: badFormat, words: 'a path inside the project' }],
  ['glob', { type: badFormat, words: 'a glob inside the project' }],
  ['handler', { type: badFormat, words: 'a handler' }],
  ['cron', { type: badFormat, words: 'a cron expression' }],
  ['timeZone', { type: badFormat, words: 'a time zone' }],
]);

const otherForm: Form = { type: badFormat, words: 'of the form that is wanted' };

/** A text that refers to a definition names it in its path: `…/common.schema.json/duration/pattern`. */
function formOf({ schemaPath }: SchemaError): Form {
  const name = /\.schema\.json\/(\w+)\/\w+$/.exec(schemaPath)?.[1];
  return forms.get(name ?? '') ?? otherForm;
}

function helpFor(form: Form, text: string, error: SchemaError): string {
  if (form.type === validateFindings.badQuantity && /^\S+-\S+$/.test(text)) {
    return 'Write a single quantity; a range is none.';
  }
  const label = text.toLowerCase().replaceAll(/[_. ]/g, '-');
  if (form.words === 'a DNS label' && /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/.test(label)) {
    return `Write "${label}".`;
  }
  const { description } = error.parentSchema;
  return typeof description === 'string' ? description : 'Write it as the schema wants it.';
}

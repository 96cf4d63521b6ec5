import type { SchemaError } from '#validators';

import { diagnose } from '../diagnostic/diagnostic.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { NodePlace } from '../source/place.ts';
import type { Mistake } from './mistake.ts';
import { validateFindings } from './findings.ts';
import { showValue } from './show-value.ts';
import { formOf } from './text-form.ts';
import type { TextForm } from './text-form.ts';

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
      return diagnose(validateFindings.outOfRange, {
        place,
        message: `${named} is empty.`,
        help: 'Write it, or remove the key.',
      });
    case 'maxLength': {
      const most = String(error.parentSchema.maxLength);
      const type = form.type === validateFindings.badName ? form.type : validateFindings.outOfRange;
      const message = `${named} has ${text.length} characters, more than the ${most} that are allowed.`;
      return diagnose(type, { place, message, help: 'Shorten it.' });
    }
    default: {
      const verb = key === undefined ? `is ${showValue(text)}, which is` : 'is';
      const message = `${named} ${verb} not ${form.words}.`;
      return diagnose(form.type, { place, message, help: helpFor(form, text, error) });
    }
  }
}

function helpFor(form: TextForm, text: string, { parentSchema }: SchemaError): string {
  const meant =
    form.type === validateFindings.badQuantity ? meantQuantity(text) : meantLabel(form, text);
  if (meant !== undefined) return `Write "${meant}".`;
  if (form.type === validateFindings.badQuantity && /^\S+-\S+$/.test(text)) {
    return 'Write a single quantity; a range is none.';
  }
  const { description } = parentSchema;
  if (form.help !== undefined) return form.help;
  return typeof description === 'string' ? description : 'Write it as the schema wants it.';
}

function meantLabel(form: TextForm, text: string): string | undefined {
  const label = text.toLowerCase().replaceAll(/[_. ]/g, '-');
  const isLabel = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/.test(label);
  return form.words === 'a DNS label' && isLabel ? label : undefined;
}

/** An amount with a unit as people write it, such as `512mb` or `2 cores`, in Kubernetes' units. */
function meantQuantity(text: string): string | undefined {
  const { amount, unit = '' } = amountAndUnit.exec(text)?.groups ?? {};
  if (amount === undefined) return undefined;
  const meant = units.get(unit.toLowerCase());
  return meant === undefined ? undefined : amount + meant;
}

const amountAndUnit = /^(?<amount>\d+(?:\.\d+)?) ?(?<unit>[a-z]+)$/i;

const units: ReadonlyMap<string, string> = new Map([
  ...['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi'].flatMap((unit) => [unit, `${unit}B`].map(spelled(unit))),
  ...['k', 'M', 'G', 'T', 'P'].map((unit) => spelled(unit)(`${unit}B`)),
  ...['G', 'T', 'P'].map((unit) => spelled(unit)(unit)),
  ...['byte', 'bytes', 'core', 'cores', 'cpu', 'cpus'].map(spelled('')),
]);

function spelled(unit: string): (spelling: string) => [string, string] {
  return (spelling) => [spelling.toLowerCase(), unit];
}

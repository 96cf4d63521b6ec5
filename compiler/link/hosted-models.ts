import type { RelatedPlace } from '../diagnostic/diagnostic.ts';
import type { Definition } from '../model/definition.ts';
import { at } from '../source/origin.ts';
import { findReference, type Symbols } from './symbols.ts';

/** What an environment serves itself, on whichever of its clusters. */
export interface HostedModels {
  readonly models: ReadonlySet<Definition<'Model'>>;
  /** Whether every entry names one model; one that does not may mean any of them, and is a finding of its own. */
  readonly isKnown: boolean;
}

/** The models that the entries of an environment name. */
export function hostedModels(symbols: Symbols, { spec }: Definition<'Environment'>): HostedModels {
  const entries = spec.models ?? [];
  // A bare name is looked up in all namespaces alike.
  const lookups = entries.map(({ name }) => findReference(symbols, 'Model', name, ''));
  const models = lookups.flatMap((one) => ('found' in one ? [one.found.definition] : []));
  return { models: new Set(models), isKnown: models.length === entries.length };
}

/** Where an environment lists what it serves, or its name where it serves nothing. */
export function placeOfHosting(definition: Definition<'Environment'>): RelatedPlace {
  return definition.spec.models === undefined
    ? { place: at(definition, 'metadata', 'name'), message: 'It serves no models.' }
    : { place: at(definition, 'spec', 'models'), message: 'It serves only these models.' };
}

import type { JsonObject } from '../model/json.ts';

/** `metadata` of an object, keys in the order in which they are written. */
export interface ObjectMetadata {
  readonly name: string;
  /** Absent on objects of the whole cluster. */
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** One Kubernetes object as plain JSON, keys in the order in which they are written. */
export type Manifest = JsonObject & {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: ObjectMetadata & JsonObject;
};

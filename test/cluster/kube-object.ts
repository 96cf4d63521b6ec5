import { isRecord, textAt } from './json-value.ts';

/** Any object of the Kubernetes API: its identity is typed, its content is looked at by path. */
export interface KubeObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
    readonly uid?: string;
    readonly resourceVersion?: string;
    readonly deletionTimestamp?: string;
  };
  readonly [key: string]: unknown;
}

/** Whether a value has what every object of the API has. */
export function isKubeObject(value: unknown): value is KubeObject {
  return (
    isRecord(value) &&
    textAt(value, 'apiVersion') !== '' &&
    textAt(value, 'kind') !== '' &&
    textAt(value, 'metadata', 'name') !== ''
  );
}

/** How people name an object. */
export function nameOf({ kind, metadata }: KubeObject): string {
  return [kind, metadata.namespace, metadata.name].filter((part) => part !== undefined).join('/');
}

/** What one Argo CD Application syncs quickly. */
export const applicationLimits = { objects: 1000, bytes: 8 * 1024 * 1024 } as const;

/** Applications of one ApplicationSet. */
export const applicationSetLimit = 5000;

/** Bytes of the keys and values of an object's annotations together. */
export const annotationBytes = 262_144;

/** Bytes that one ConfigMap of definitions may hold: small enough to be written, kept and watched cheaply. */
export const definitionBytes = 200 * 1024;

/** Bytes of one object that etcd takes; the API server would take twice as many. */
export const objectBytes = 1.5 * 1024 * 1024;

/** Connections to the message bus that one node should hold. */
export const connectionsPerNode = 100;

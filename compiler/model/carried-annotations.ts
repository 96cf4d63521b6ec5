/**
 * Annotations of our own prefix that carry what an older dialect says and v2 has no field for.
 * `adac migrate` writes them, and authors may.
 */
export const carriedAnnotations = {
  /** The name for people of a flat document. */
  displayName: 'adac.dev/display-name',
  /** The integration points of an ADaC 2.0 document, as a JSON list. */
  integrationPoints: 'adac.dev/integration-points',
} as const;

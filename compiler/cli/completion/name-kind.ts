/** What `adac completion --names` lists: definitions of a kind, or the codes of findings. */
export const nameKinds = [
  'agent',
  'fleet',
  'team',
  'workflow',
  'cluster',
  'environment',
  'finding',
] as const;

export type NameKind = (typeof nameKinds)[number];

/** Names that completion offers for a value: a fixed list, the names of a kind, or those of the kind that the argument before it says. */
export type ValueNames = readonly string[] | NameKind | 'kind of the argument before';

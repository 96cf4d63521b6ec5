/** Files that `adac init` writes, each by its path within the project. */
export type Scaffold = ReadonlyMap<string, string>;

/** What the questions were answered with; each is a flag of `adac init`. */
export interface ScaffoldAnswers {
  readonly name: string;
  readonly namespace: string | undefined;
  readonly description: string | undefined;
  readonly owners: readonly string[];
  readonly framework: string;
  readonly image: string | undefined;
  readonly tier: string;
  readonly hosting: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly strategy: string;
  readonly lead: string | undefined;
  /** References to what a team, a fleet, a workflow or an environment is made of. */
  readonly agents: readonly string[];
  readonly fleets: readonly string[];
  readonly teams: readonly string[];
  readonly workflows: readonly string[];
  readonly members: readonly string[];
  readonly clusters: readonly string[];
  readonly nodes: number;
  readonly repository: string | undefined;
}

import type { Components } from './build-components.ts';
import type { Checks } from './checks.ts';

/** One scenario: what is done to a real cluster, and what must then be so. */
export interface Scenario {
  /** How it is chosen on the command line. */
  readonly name: string;
  /** What it shows, for the table. */
  readonly title: string;
  /** It may not take longer than this. */
  readonly minutes: number;
  readonly run: (lab: Lab) => Promise<Figures>;
}

/** What a scenario measured, by name. */
export type Figures = Readonly<Record<string, number | string>>;

/** What a scenario works with. */
export interface Lab {
  readonly components: Components;
  readonly checks: Checks;
  /** The root of the repository. */
  readonly root: string;
  /** A new folder of its own, deleted when all scenarios have passed. */
  readonly newFolder: (name: string) => string;
  /** Tells people what goes on. */
  readonly say: (line: string) => void;
  /** Called when the scenario is over, however it ends, the last one first. */
  readonly atEnd: (clean: () => Promise<void>) => void;
}

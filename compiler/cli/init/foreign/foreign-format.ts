import type { JsonObject } from '../../../model/json.ts';
import type { LinkedProgram } from '../../../model/program.ts';
import type { Statement } from './statement.ts';

/** A format of other programs that an agent can start from. */
export interface ForeignFormat {
  /** Whether a document is in this format, by the keys that only it has. */
  matches(root: JsonObject): boolean;
  /** Every value of the document, with what becomes of it. */
  read(document: ForeignDocument): Iterable<Statement>;
}

/** What a reader is given. */
export interface ForeignDocument {
  readonly root: JsonObject;
  /** The name of the file without folder and ending. */
  readonly stem: string;
  /** The name that was asked for; it chooses among several agents of a file. */
  readonly wanted: string | undefined;
  /** The project, whose models and tools the agent may name. */
  readonly program: LinkedProgram;
}

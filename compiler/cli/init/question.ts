import type { LinkedProgram } from '../../model/program.ts';
import type { CommandOptions } from '../command.ts';

/** A question of `adac init`: the flag that answers it too, and what kinds it is asked of. */
export type Question = TextQuestion | ListQuestion | ChoiceQuestion;

/** Flags of one text, and the name, which is an argument. */
export type TextFlag =
  | 'name'
  | 'namespace'
  | 'description'
  | 'framework'
  | 'image'
  | 'tier'
  | 'hosting'
  | 'strategy'
  | 'lead'
  | 'nodes'
  | 'repository';

/** Flags that may be repeated. */
export type ListFlag =
  'owner' | 'input' | 'output' | 'member' | 'agent' | 'fleet' | 'team' | 'workflow' | 'cluster';

/** The command line of `adac init`, and after the questions what was answered beside it. */
export type InitRequest = CommandOptions & { readonly name?: string };

/** What is known when a question is asked. */
export interface QuestionContext {
  readonly kind: string;
  /** What the command line said. */
  readonly given: InitRequest;
  /** That and the answers so far. */
  readonly known: InitRequest;
  /** The project that the definition comes to; a new project comes to none. */
  readonly program: LinkedProgram | undefined;
}

interface AnyQuestion {
  readonly kinds: readonly string[];
  readonly message: string;
  /** Whether it matters after what is known already; it does unless given. */
  readonly matters?: (context: QuestionContext) => boolean;
}

/** Answered by a line; an empty one leaves the flag out. */
export interface TextQuestion extends AnyQuestion {
  readonly type: 'text';
  readonly flag: TextFlag;
  /** What Enter takes. */
  readonly initial?: string;
  /** Throws CannotRunError where the text is no answer. */
  readonly check?: (text: string, context: QuestionContext) => void;
}

/** Answered by a line of names with commas between them. */
export interface ListQuestion extends AnyQuestion {
  readonly type: 'list';
  readonly flag: ListFlag;
  /** Throws CannotRunError where the names are no answer. */
  readonly check?: (names: readonly string[], context: QuestionContext) => void;
}

/** Answered by one of several; not asked where there is nothing to choose from. */
export interface ChoiceQuestion extends AnyQuestion {
  readonly type: 'choice';
  readonly flag: TextFlag;
  /** The first is what Enter takes. */
  readonly choices: (context: QuestionContext) => readonly string[];
}

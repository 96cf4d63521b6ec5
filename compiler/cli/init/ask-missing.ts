import { CannotRunError } from '../../diagnostic/cannot-run-error.ts';
import { redact } from '../../diagnostic/redact.ts';
import type { Asker } from '../asker.ts';
import type {
  ChoiceQuestion,
  InitRequest,
  ListQuestion,
  Question,
  QuestionContext,
  TextQuestion,
} from './question.ts';
import { questions } from './questions.ts';

/**
 * What the command line says, and what a person answers to the questions that it leaves open; undefined
 * where that person ends the command. Where nobody is there to ask, the command line is all there is.
 */
export async function askMissing(
  { kind, given, program }: Omit<QuestionContext, 'known'>,
  asker: Asker | undefined,
): Promise<InitRequest | undefined> {
  if (asker === undefined) return given;
  let known = given;
  for (const question of questions) {
    const context = { kind, given, known, program };
    if (!isOpen(question, context)) continue;
    const answer = await ask(question, context, asker);
    if (answer === undefined) return undefined;
    known = { ...known, ...answer };
  }
  return known;
}

function isOpen(question: Question, context: QuestionContext): boolean {
  return (
    question.kinds.includes(context.kind) &&
    context.known[question.flag] === undefined &&
    (question.matters?.(context) ?? true)
  );
}

type Answer = Partial<InitRequest> | undefined;

function ask(question: Question, context: QuestionContext, asker: Asker): Promise<Answer> {
  switch (question.type) {
    case 'text':
      return askText(question, context, asker);
    case 'list':
      return askList(question, context, asker);
    case 'choice':
      return askChoice(question, context, asker);
  }
}

async function askText(
  { flag, message, initial, check }: TextQuestion,
  context: QuestionContext,
  asker: Asker,
): Promise<Answer> {
  const text = await asker.text({
    message,
    initial,
    reasonAgainst: (line) => reasonFrom(() => check?.(line, context)),
  });
  if (text === undefined) return undefined;
  return text === '' ? {} : { [flag]: text };
}

async function askList(
  { flag, message, check }: ListQuestion,
  context: QuestionContext,
  asker: Asker,
): Promise<Answer> {
  const text = await asker.text({
    message: `${message} (commas between several)`,
    initial: undefined,
    reasonAgainst: (line) => reasonFrom(() => check?.(namesIn(line), context)),
  });
  if (text === undefined) return undefined;
  const names = namesIn(text);
  return names.length === 0 ? {} : { [flag]: names };
}

async function askChoice(
  { flag, message, choices }: ChoiceQuestion,
  context: QuestionContext,
  asker: Asker,
): Promise<Answer> {
  const offered = choices(context);
  if (offered.length < 2) return {};
  const chosen = await asker.choice({ message, choices: offered });
  return chosen === undefined ? undefined : { [flag]: chosen };
}

function namesIn(line: string): readonly string[] {
  return line
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** What a check has against an answer, on one line. */
function reasonFrom(check: () => void): string | undefined {
  try {
    check();
    return undefined;
  } catch (error) {
    if (!(error instanceof CannotRunError)) throw error;
    return redact(error.help === undefined ? error.message : `${error.message} ${error.help}`);
  }
}

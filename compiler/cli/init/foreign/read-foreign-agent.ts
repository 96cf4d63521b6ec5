import path from 'node:path';
import { diagnose } from '../../../diagnostic/diagnostic.ts';
import type { Diagnostic, PhaseResult } from '../../../diagnostic/diagnostic.ts';
import type { LinkedProgram } from '../../../model/program.ts';
import type { SourceFile } from '../../../source/source-file.ts';
import { foreignFindings } from './foreign-findings.ts';
import { foreignFormats } from './foreign-formats.ts';
import { nameOf } from './name-of.ts';
import { parseForeign } from './parse-foreign.ts';
import type { PlaceOf } from './parse-foreign.ts';
import type { Carried, Dropped, Statement } from './statement.ts';

/** What an agent starts from: the values that it takes over, and what becomes of the others. */
export interface ForeignAgent {
  /** Of the definition: the one that was asked for, or what the file calls it. */
  readonly name: string;
  readonly carried: readonly Carried[];
  readonly dropped: readonly Dropped[];
  readonly placeOf: PlaceOf;
}

/** Reads an agent of another format; nothing where the file has a mistake, which is reported at its place. */
export function readForeignAgent(
  file: SourceFile,
  wanted: string | undefined,
  program: LinkedProgram,
): PhaseResult<ForeignAgent | undefined> {
  const { value: document, diagnostics } = parseForeign(file);
  if (document === undefined) return { value: undefined, diagnostics };
  const { root, placeOf } = document;
  const format = foreignFormats.find((one) => one.matches(root));
  if (format === undefined) {
    const finding = diagnose(foreignFindings.unknownFormat, { place: placeOf([]), ...unknown });
    return { value: undefined, diagnostics: [finding] };
  }
  const stem = path.basename(file.path).replace(/\.[^.]*$/, '');
  return settle([...format.read({ root, stem, wanted, program })], wanted, placeOf);
}

const unknown = {
  message: 'This is neither an A2A agent card, nor an Agent Spec document, nor an agent of CrewAI.',
  help: 'A card has "skills", an Agent Spec document "component_type", and an agent of CrewAI "role" and "goal".',
};

function settle(
  statements: readonly Statement[],
  wanted: string | undefined,
  placeOf: PlaceOf,
): PhaseResult<ForeignAgent | undefined> {
  const { name, statements: naming } = nameOf(statements, wanted);
  const all = [...statements, ...naming];
  const refused = all.filter((one) => one.kind === 'refused');
  if (refused.length > 0 || name === undefined) {
    const diagnostics = refused.map(({ from, message, help }): Diagnostic =>
      diagnose(foreignFindings.unreadableAgent, { place: placeOf(from), message, help }),
    );
    return { value: undefined, diagnostics };
  }
  const carried = all.filter((one) => one.kind === 'carried');
  const dropped = all.filter((one) => one.kind === 'dropped');
  return { value: { name, carried, dropped, placeOf }, diagnostics: [] };
}

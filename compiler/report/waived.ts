import { redact } from '../diagnostic/redact.ts';
import type { WaivedFindings } from '../model/program.ts';
import { countOf } from './count.ts';
import { wrapText } from './wrap-text.ts';

/** One waiver and what it let pass, as `--format json` lists them under `summary.waived`. */
export interface WaivedSummary {
  readonly waiver: string;
  readonly code: string;
  readonly subject: string;
  readonly reason: string;
  readonly owner: string;
  /** Last day, `YYYY-MM-DD`. */
  readonly expires: string;
  /** Agents that it concerns, counted once for each environment. */
  readonly agents: number;
  /** What the rule says. */
  readonly messages: readonly string[];
}

/** What waivers let pass, for machines. */
export function summarizeWaived(waived: readonly WaivedFindings[]): readonly WaivedSummary[] {
  return waived.map(({ waiver: { metadata, spec }, agents, messages }) => {
    const { code, subject, reason, owner, expires } = spec;
    const name = metadata.name;
    const shown = { code, subject, reason: redact(reason), owner: redact(owner), expires };
    return { waiver: name, ...shown, agents, messages: messages.map(redact) };
  });
}

/** What waivers let pass, for people: 80 columns, and nothing where nothing is waived. */
export function formatWaived(waived: readonly WaivedFindings[]): string {
  return summarizeWaived(waived)
    .flatMap(({ code, subject, reason, owner, expires, agents, messages }) => [
      `waived until ${expires}: ${code} for ${subject}`,
      ...messages.flatMap((message) => indent(message)),
      ...indent(`${countOf(agents, 'agent')}; ${owner} answers for it: ${reason}`),
    ])
    .map((line) => `${line}\n`)
    .join('');
}

function indent(text: string): readonly string[] {
  return wrapText(text, screenColumns - 2).map((line) => `  ${line}`);
}

const screenColumns = 80;

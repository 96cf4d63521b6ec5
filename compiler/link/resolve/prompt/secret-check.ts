import { holdsTokenRun, replaceSecrets } from '../../../diagnostic/mask-secrets.ts';
import type { Definition } from '../../../model/definition.ts';
import { at } from '../../../source/origin.ts';
import type { Path, Place } from '../../../source/place.ts';
import type { SourceFile } from '../../../source/source-file.ts';
import type { Span } from '../../../source/span.ts';
import type { ReportFinding } from '../collect-findings.ts';
import { promptFindings } from './prompt-findings.ts';

/** Looks for secrets in what a model will read. */
export interface SecretCheck {
  checkAgent(agent: Definition<'Agent'>): void;
  checkFile(file: SourceFile): void;
}

/** A check that reports each text with a secret at the secret, and never repeats it. */
export function secretCheck(report: ReportFinding): SecretCheck {
  const reportAt = (place: Place): void => {
    report(promptFindings.secretInPrompt, {
      place,
      message: 'This text of a prompt holds what looks like a secret.',
      help: 'Revoke it, remove it, and name it in `access.secrets`, where the handler reads it from a file.',
    });
  };
  return {
    checkAgent(agent) {
      const texts = textsOf(agent);
      // Secrets are rare, so one look at everything settles nearly every agent.
      if (findSecret(texts.map(({ text }) => text).join('\n')) === undefined) return;
      for (const { path, text } of texts) {
        const within = findSecret(text);
        if (within !== undefined) reportAt({ ...at(agent, ...path), within });
      }
    },
    checkFile(file) {
      const span = findSecret(file.text);
      if (span !== undefined) reportAt({ file, span });
    },
  };
}

interface PlacedText {
  readonly path: Path;
  readonly text: string;
}

function textsOf({ spec }: Definition<'Agent'>): PlacedText[] {
  const texts: PlacedText[] = [];
  for (const key of ['role', 'goal', 'backstory', 'prompt'] as const) {
    addTexts(spec[key], ['spec', key], texts);
  }
  return texts;
}

function addTexts(value: unknown, path: Path, texts: PlacedText[]): void {
  if (typeof value === 'string') texts.push({ path, text: value });
  else if (typeof value === 'object' && value !== null) {
    const isList = Array.isArray(value);
    for (const [key, item] of Object.entries(value)) {
      addTexts(item, [...path, isList ? Number(key) : key], texts);
    }
  }
}

/** The span of the first secret of a text, plain or in base64. */
function findSecret(text: string): Span | undefined {
  const plain = firstSecret(text);
  if (plain !== undefined) return spanOf(text, plain);
  if (!holdsTokenRun(text, shortestEncoded)) return undefined;
  for (const [encoded] of text.matchAll(base64)) {
    const decoded = Buffer.from(encoded, 'base64').toString('latin1');
    if (firstSecret(decoded) !== undefined) return spanOf(text, encoded);
  }
  return undefined;
}

/** As the expression below has it. */
const shortestEncoded = 24;

/**
 * Long enough for the shortest secret that is known; shorter runs are words and paths. Looking behind lets
 * a run match at its beginning only, so that a text takes linear time.
 */
const base64 = /(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{24,}={0,2}/g;

function firstSecret(text: string): string | undefined {
  let first: string | undefined;
  replaceSecrets(text, (secret) => {
    first ??= secret;
    return secret;
  });
  return first;
}

function spanOf(text: string, part: string): Span {
  const start = Math.max(0, text.indexOf(part));
  return { start, end: start + part.length };
}

import { createHash } from 'node:crypto';
import type { Diagnostic, FindingType, Fix } from '../../diagnostic/diagnostic.ts';
import { redact } from '../../diagnostic/redact.ts';
import { textEdits } from '../../diagnostic/text-edits.ts';
import { version } from '../../model/version.ts';
import type { ReportFormat } from '../command-report.ts';
import { countOf } from '../count.ts';
import { locatePlace } from '../located.ts';
import type { Located } from '../located.ts';

/** What GitHub's code scanning takes in one run. */
const mostResults = 25_000;
const mostBytes = 10_000_000;
/** For what surrounds the results. */
const reservedBytes = 500_000;

/** SARIF 2.1.0, as code scanning reads it. */
export const formatSarif: ReportFormat = ({ diagnostics, types }) => {
  const rules = rulesOf(diagnostics, types);
  const ruleIndex = new Map(rules.map(({ code }, index) => [code, index]));
  const results = resultsWithinLimits(diagnostics, ruleIndex);
  const left = diagnostics.length - results.length;
  const head = JSON.stringify({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'adac', version, rules: rules.map(describeRule) } },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: left === 0 ? [] : [leftOut(left)],
          },
        ],
        results: [],
      },
    ],
  });
  // The results are texts already, since their size had to be known.
  const end = '[]}]}';
  return `${head.slice(0, -end.length)}[${results.join(',')}]}]}\n`;
};

/** The types of the findings at hand; sorted, so that their order does not depend on what was found first. */
function rulesOf(
  diagnostics: readonly Diagnostic[],
  types: readonly FindingType[],
): readonly FindingType[] {
  const codes = new Set(diagnostics.map(({ code }) => code));
  return types.filter(({ code }) => codes.has(code)).sort((a, b) => (a.code < b.code ? -1 : 1));
}

function describeRule({ code, severity, summary, explanation }: FindingType): object {
  return {
    id: code,
    shortDescription: { text: summary },
    help: { text: explanation, markdown: explanation },
    defaultConfiguration: { level: severity },
  };
}

function resultsWithinLimits(
  diagnostics: readonly Diagnostic[],
  ruleIndex: ReadonlyMap<string, number>,
): readonly string[] {
  const seen = new Map<string, number>();
  const results: string[] = [];
  let bytes = reservedBytes;
  for (const diagnostic of diagnostics.slice(0, mostResults)) {
    const result = JSON.stringify(describeResult(diagnostic, ruleIndex.get(diagnostic.code), seen));
    bytes += Buffer.byteLength(result) + 1;
    if (bytes > mostBytes) break;
    results.push(result);
  }
  return results;
}

function describeResult(
  diagnostic: Diagnostic,
  ruleIndex: number | undefined,
  seen: Map<string, number>,
): object {
  const { code, severity, message, help, place, related, fix } = diagnostic;
  const located = locatePlace(place);
  return {
    ruleId: code,
    ruleIndex,
    // Both severities are SARIF levels by the same name.
    level: severity,
    message: { text: help === undefined ? redact(message) : `${redact(message)} ${redact(help)}` },
    locations: [{ physicalLocation: physicalLocation(located) }],
    relatedLocations: related?.map((one) => ({
      message: { text: redact(one.message) },
      physicalLocation: physicalLocation(locatePlace(one.place)),
    })),
    partialFingerprints: { 'adac/v1': fingerprintOf(diagnostic, located, seen) },
    fixes: fix === undefined ? undefined : [describeFix(fix)],
  };
}

/** Without the line, so that a finding stays the same one when lines are added above it. */
function fingerprintOf(
  { code, message }: Diagnostic,
  { file }: Located,
  seen: Map<string, number>,
): string {
  const key = JSON.stringify([code, file.path, message]);
  const number = (seen.get(key) ?? 0) + 1;
  seen.set(key, number);
  return createHash('sha256').update(`${key} ${number}`).digest('hex').slice(0, 32);
}

function describeFix({ title, edits }: Fix): object {
  return {
    description: { text: redact(title) },
    artifactChanges: edits.flatMap(textEdits).map(({ file, span, text }) => {
      const located = locatePlace({ file, span });
      return {
        artifactLocation: artifactLocation(located),
        replacements: [{ deletedRegion: regionOf(located), insertedContent: { text } }],
      };
    }),
  };
}

function regionOf({ start, end }: Located): object {
  return {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
  };
}

function physicalLocation(located: Located): object {
  return { artifactLocation: artifactLocation(located), region: regionOf(located) };
}

function artifactLocation({ file }: Located): object {
  return { uri: file.path.split('/').map(encodeSegment).join('/'), uriBaseId: '%SRCROOT%' };
}

/** A lone surrogate has no encoding. */
function encodeSegment(segment: string): string {
  return encodeURIComponent(segment.replaceAll(loneSurrogate, '\ufffd'));
}

const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

function leftOut(count: number): object {
  return {
    level: 'warning',
    message: {
      text: `${countOf(count, 'more finding')} did not fit; adac check --format json lists all.`,
    },
  };
}

import { load } from 'js-yaml';
import { sortDiagnostics } from '../compiler/diagnostic/sort-diagnostics.ts';
import { parseSources } from '../compiler/load/parse-sources.ts';
import { projectAlone } from '../compiler/model/program.ts';
import { formatPretty } from '../compiler/report/formats/pretty.ts';
import type { SourceFile } from '../compiler/source/source-file.ts';
import { validate } from '../compiler/validate/validate.ts';
import { cpuSeconds } from './cpu-seconds.ts';

/*
 * How long it takes to print very many findings, beside how long js-yaml takes for the files that
 * hold them: once where all say the same, once where no two do. Prints CPU seconds as JSON.
 */

const [, , findings = '10000'] = process.argv;
const rounds = 3;
const project = 'apiVersion: adac.dev/v2\nkind: Project\nmetadata: { name: bench }\nspec: {}\n';
const same = measure(() => 'timout');
const different = measure((index) => `setting${index}`);
console.log(JSON.stringify({ same, different }));

/** CPU seconds, and the lines that are printed. */
interface Printing {
  readonly parse: number;
  readonly print: number;
  readonly lines: number;
}

function measure(keyOf: (index: number) => string): Printing {
  const files = Array.from({ length: Number(findings) }, (_, index) =>
    wrongFile(index, keyOf(index)),
  );
  const parse = cpuSeconds(rounds, () => {
    for (const { text } of files) load(text);
  });
  let lines = 0;
  let print = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) {
    // Anew for each round, because a finding keeps what was once read of its file.
    const diagnostics = diagnosticsOf(files.map((file) => ({ ...file })));
    print = Math.min(
      print,
      cpuSeconds(1, () => {
        const report = {
          command: 'check',
          ok: false,
          diagnostics: sortDiagnostics(diagnostics),
          types: [],
        };
        lines = formatPretty(report, { color: false, width: 80 }).split('\n').length - 1;
      }),
    );
  }
  return { parse, print, lines };
}

function diagnosticsOf(definitions: readonly SourceFile[]) {
  const sources = { ...projectAlone({ path: 'adac.yaml', text: project }), definitions };
  const { diagnostics } = validate(parseSources(sources).value);
  if (diagnostics.length !== definitions.length) throw new Error('Not every file has one finding.');
  return diagnostics;
}

function wrongFile(index: number, key: string): SourceFile {
  return {
    path: `agents/agent-${String(index).padStart(6, '0')}.yaml`,
    text: `apiVersion: adac.dev/v2
kind: Agent
metadata:
  name: agent-${index}
  namespace: finance
  version: 1.0.0
  description: Reads what comes in, and says what it is.
spec:
  framework: langgraph
  runtime: { image: "python:3.11-slim", handler: agents.finance.run }
  role: Clerk
  goal: Sort what comes in.
  resources: { cpu: 100m, memory: 256Mi, storage: 1Gi }
  limits:
    maxSteps: 20
    ${key}: 30s
`,
  };
}

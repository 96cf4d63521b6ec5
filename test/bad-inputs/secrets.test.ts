import { describe, expect, test } from 'vitest';
import { redact } from '../../compiler/diagnostic/redact.ts';
import { parseSources } from '../../compiler/load/parse-sources.ts';
import { lineIndex, positionAt } from '../../compiler/source/line-index.ts';
import { locate } from '../../compiler/source/locate.ts';
import { validate } from '../../compiler/validate/validate.ts';
import { linkDiagnostics } from '../support/check-rule.ts';
import { estate } from '../support/estate.ts';
import { agentText, environmentText, surroundings } from '../support/link-estate.ts';

/** Bad inputs, O: secrets in what a model reads. Each is a finding at the secret, and is not repeated. */

type Files = Readonly<Record<string, string>>;

// Put together here, so that no scanner takes this file for a leak.
const cloudKey = ['AKIA', 'IOSFODNN7EXAMPLE'].join('');
const token = ['ghp', 'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8'].join('_');
const pem = ['-----BEGIN', 'PRIVATE KEY-----'].join(' ');

function diagnose(spec: string, files: Files = {}) {
  return linkDiagnostics(
    estate({
      ...surroundings,
      'agents/triage.yaml': agentText('triage', spec),
      'clusters/environments.yaml': environmentText('  definitions: [{ agent: triage }]\n'),
      ...files,
    }),
  );
}

function found(spec: string, files?: Files): string[] {
  return diagnose(spec, files).map(({ code, place }) => {
    const { file, span } = locate(place);
    const { line, column } = positionAt(lineIndex(file.text), span.start);
    return `${file.path}:${line}:${column} ${code}`;
  });
}

describe('O1 cloud key in a prompt', () => {
  test('in the text, in a value, and in a template file', () => {
    expect(found(`  prompt: "Use ${cloudKey} now."\n`)).toEqual([
      'agents/triage.yaml:9:16 link/secret-in-prompt',
    ]);
    expect(
      found(`  prompt:\n    text: "Use {{key}}."\n    values: { key: "${cloudKey}" }\n`),
    ).toEqual(['agents/triage.yaml:11:21 link/secret-in-prompt']);
    const file = 'agents/prompts/triage.hbs';
    expect(found(`  prompt: { file: ${file} }\n`, { [file]: `Use\n${cloudKey}` })).toEqual([
      `${file}:2:1 link/secret-in-prompt`,
    ]);
  });

  test('in the goal, the role and the backstory', () => {
    expect(found(`  goal: "Use ${cloudKey} now."\n`)).toEqual([
      'agents/triage.yaml:9:14 link/secret-in-prompt',
    ]);
    expect(found(`  role: ${cloudKey}\n`)).toEqual([
      'agents/triage.yaml:9:9 link/secret-in-prompt',
    ]);
    expect(found(`  backstory: ${cloudKey}\n`)).toEqual([
      'agents/triage.yaml:9:14 link/secret-in-prompt',
    ]);
  });
});

test('O2 private key', () => {
  expect(found(`  prompt: |\n    Sign with\n    ${pem}\n    MIIB\n`)).toEqual([
    'agents/triage.yaml:11:5 link/secret-in-prompt',
  ]);
});

test('O3 token in the environment of an agent is a field that does not exist', () => {
  const text = agentText('triage', '').replace(
    'runtime: {',
    `runtime: { env: { TOKEN: "${token}" },`,
  );
  const { diagnostics } = validate(
    parseSources(estate({ ...surroundings, 'agents/triage.yaml': text })).value,
  );
  expect(diagnostics.map(({ code }) => code)).toEqual(['validate/unknown-key']);
  expect(
    JSON.stringify(diagnostics.map(({ message, help }) => redact(`${message} ${help ?? ''}`))),
  ).not.toContain(token);
});

test('O4 secret in base64', () => {
  const encoded = Buffer.from(`token=${token}`).toString('base64');
  expect(found(`  prompt: "Decode ${encoded} first."\n`)).toEqual([
    'agents/triage.yaml:9:19 link/secret-in-prompt',
  ]);
  const harmless = Buffer.from('nothing but a sentence that was encoded').toString('base64');
  expect(found(`  prompt: "Decode ${harmless} first."\n`)).toEqual([]);
});

test('O5 ${{ secrets.X }} is replaced by nobody', () => {
  expect(found('  prompt: "Use ${{ secrets.TOKEN }}."\n')).toEqual([
    'agents/triage.yaml:9:20 link/prompt-value',
  ]);
});

test('O6 user and password in a URL', () => {
  expect(found('  prompt: "Read postgres://app:hunter2@db.example/main."\n')).toEqual([
    'agents/triage.yaml:9:28 link/secret-in-prompt',
  ]);
  expect(found('  prompt: "Read https://db.example/main, or ask a@b.example."\n')).toEqual([]);
});

test('O7 a secret is not echoed by what is said about it', () => {
  const diagnostics = diagnose(`  prompt: "Use ${token} and {{${cloudKey}}}."\n  goal: ${token}\n`);
  expect(diagnostics.map(({ code }) => code)).toEqual([
    'link/secret-in-prompt',
    'link/secret-in-prompt',
    'link/prompt-value',
  ]);
  const said = diagnostics.map(({ message, help, related = [] }) =>
    [message, help, ...related.map((one) => one.message)].join(' '),
  );
  expect(said.slice(0, 2).join(' ')).not.toMatch(new RegExp(`${token}|${cloudKey}`));
  // What quotes an author's own words goes through `redact` before it is shown.
  expect(redact(said.join(' '))).not.toMatch(new RegExp(`${token}|${cloudKey}`));
});

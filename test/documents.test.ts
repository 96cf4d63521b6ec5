import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

import { lookForOpa } from '../compiler/cli/opa/find-opa.ts';
import { goldenPath, readGolden } from './support/golden-folder.ts';
import { runCommand } from './support/run-command.ts';
import { temporaryEstate } from './support/temporary-estate.ts';

/*
 * The texts of the documents that the product began with, exactly as they stand there (the template
 * of ADaC 2.0 alone loses the indentation that it has inside another mapping). What people see of
 * them is held word for word; `npx vitest run test/documents.test.ts -u` writes it anew.
 */

const documents = readGolden('documents', 'input');
/** The agents and the model that the documents name and do not define. */
const named = readGolden('documents', 'named');
const { 'agents/template.yaml': template = '', ...definitions } = documents;

function expected(name: string): string {
  return goldenPath('documents', 'expected', name);
}

describe('the documents as they are', () => {
  test('the template of ADaC 2.0 describes values rather than giving them', async () => {
    const root = temporaryEstate(documents);
    const { code, out, err } = await runCommand('check', '--project', root);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    await expect(err).toMatchFileSnapshot(expected('check-template.txt'));
  });

  test('what they only name is not defined, and what is behind a near miss is found too', async () => {
    const root = temporaryEstate(definitions);
    const { code, err } = await runCommand('check', '--project', root);
    expect(code).toBe(1);
    await expect(err).toMatchFileSnapshot(expected('check.txt'));
  });

  test('beside the agents that they name, the five mistakes of the workflow remain', async () => {
    const root = temporaryEstate({ ...definitions, ...named });
    const { code, err } = await runCommand('check', '--project', root);
    expect(code).toBe(1);
    await expect(err).toMatchFileSnapshot(expected('check-named.txt'));
  });

  test('a fix mends the reference in its author’s spelling, and the rest stays to be decided', async () => {
    const root = temporaryEstate({ ...definitions, ...named });
    const { code, out } = await runCommand('check', '--fix', '--project', root);
    expect(code).toBe(1);
    const file = 'workflows/quarterly-report.yaml';
    expect(readFileSync(path.join(root, file), 'utf8')).toBe(
      documents[file]?.replace('"executive_summary_agent"', '"executive_summary_agent_001"'),
    );
    await expect(out).toMatchFileSnapshot(expected('check-fix.txt'));
  });

  test('the template is read where each value is one', async () => {
    const chosen = template
      .replace('semantic versioning (e.g., 1.2.3)', '1.2.3')
      .replace('AutoGen | CrewAI | LangGraph', 'AutoGen')
      .replace('python:3.11-slim | node:18-alpine | custom', 'python:3.11-slim')
      .replace('100m-2000m', '500m')
      .replace('128Mi-4Gi', '1Gi')
      .replace('1Gi-10Gi', '2Gi');
    const root = temporaryEstate({
      'adac.yaml': documents['adac.yaml'] ?? '',
      'agents/a.yaml': chosen,
    });
    const { err } = await runCommand('check', '--project', root);
    expect(err).toContain('agents/a.yaml:18:29 error upgrade/unknown-protocol');
    expect(err).toContain('1 error in 1 file.');
  });
});

describe.skipIf(lookForOpa({}) === undefined)('the Rego of the documents', () => {
  test('calls a function that nobody defines, and each mistake is told at its line', async () => {
    const { code, err } = await runCommand(
      'policy',
      'check',
      '--project',
      temporaryEstate(documents),
    );
    expect(code).toBe(1);
    await expect(err).toMatchFileSnapshot(expected('policy-check.txt'));
  });
});

describe('a folder that mixes all dialects', () => {
  const mixed = readGolden('mixed-dialects', 'input');

  test('compiles, and each definition is the agent or workflow that its author wrote', async () => {
    const root = temporaryEstate(mixed);
    const { code, err } = await runCommand('compile', '--project', root);
    expect(code).toBe(0);
    expect(err).not.toContain('error');
    for (const file of [
      'definitions/business-ops.json',
      'definitions/default.json',
      'workflows/default.checked-report.json',
      'workflows/default.generate-quarterly-report.json',
    ]) {
      const written = readFileSync(path.join(root, 'out/bundle/live', file), 'utf8');
      await expect(written).toMatchFileSnapshot(goldenPath('mixed-dialects', 'expected', file));
    }
  });

  test.each(['executive-summary-agent-001', 'archive-reader', 'report-checker'])(
    'every field of %s comes from its line',
    async (name) => {
      const { code, out } = await runCommand('expand', name, '--project', temporaryEstate(mixed));
      expect(code).toBe(0);
      await expect(out).toMatchFileSnapshot(
        goldenPath('mixed-dialects', 'expected', `expand-${name}.txt`),
      );
    },
  );

  test('a mistake in one dialect points into its file, beside those of the others', async () => {
    const broken = {
      ...mixed,
      'agents/several.yaml': (mixed['agents/several.yaml'] ?? '')
        .replace('type: "array"', 'type: "aray"')
        .replace('framework: CrewAI', 'framework: CrewAl')
        .replace('replicas: 2', 'replica: 2'),
      'clusters/scaling.json': (mixed['clusters/scaling.json'] ?? '').replace(
        'poolSize',
        'poolsize',
      ),
    };
    const { code, err } = await runCommand('check', '--project', temporaryEstate(broken));
    expect(code).toBe(1);
    await expect(err).toMatchFileSnapshot(goldenPath('mixed-dialects', 'expected', 'broken.txt'));
  });
});

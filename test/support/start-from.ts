import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { load } from 'js-yaml';
import { runCommand } from './run-command.ts';
import type { CommandResult } from './run-command.ts';
import { temporaryEstate } from './temporary-estate.ts';

/** What came of starting an agent from a file. */
export interface StartedAgent extends CommandResult {
  /** The definition that was written, if one was. */
  readonly agent: unknown;
  /** The notes about what is not carried over. */
  readonly notes: readonly string[];
}

const queue = `apiVersion: adac.dev/v2
kind: Tool
metadata: { name: queue }
spec:
  http: { url: "https://queue.example/api" }
  operations: [{ name: put }]
`;

/**
 * Starts an agent in a new project with a tool from a file that lies outside of it, and checks that the project has no
 * finding afterwards. Paths are printed without the folder of the file.
 */
export async function startFrom(
  name: string,
  text: string | Buffer,
  ...args: readonly string[]
): Promise<StartedAgent> {
  const root = temporaryEstate({});
  await runCommand('init', 'project', 'shop', '--project', root);
  writeFileSync(path.join(root, 'agents/queue.yaml'), queue);
  const folder = temporaryEstate({});
  writeFileSync(path.join(folder, name), text);
  const from = path.join(folder, name);
  const result = await runCommand('init', 'agent', ...args, '--from', from, '--project', root);
  const err = result.err.replaceAll(`${folder}/`, '');
  const notes = err.split('\n').filter((line) => / (?:left out|kept in part): /.test(line));
  if (result.code !== 0) return { ...result, err, agent: undefined, notes };
  const written = result.out.replace(/^\+ /, '').trimEnd();
  const file = path.join(root, written);
  const checked = await runCommand('check', '--project', root);
  if (checked.code !== 0 || !existsSync(file)) throw new Error(checked.err);
  return { ...result, err, agent: load(readFileSync(file, 'utf8')), notes };
}

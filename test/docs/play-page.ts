import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { repository, writeFiles } from '../support/temporary-estate.ts';

/**
 * Does what a page of the documentation says, in an empty folder: writes the files that its blocks show,
 * runs its commands, and gives the page back with what they really print. A block shows a file when its first
 * line is a comment with a path; in a block of type `console`, lines after `$ ` are commands, and those below
 * each what it prints. Times differ from run to run, and stay as the page has them.
 */
export function playPage(page: string, folder: string): string {
  const bin = installCommand(folder);
  const project = path.join(folder, 'project');
  mkdirSync(project);
  return page.replaceAll(block, (whole, type: string, body: string) => {
    if (type !== 'console') {
      const file = fileName.exec(body)?.[1];
      if (file !== undefined) writeFiles(project, { [file]: body });
      return whole;
    }
    return `\`\`\`console\n${playCommands(body, project, bin)}\`\`\``;
  });
}

const block = /^```(\w*)\n([^]*?)^```$/gm;
const fileName = /^# ([\w-]+(?:[./][\w-]+)*\.(?:yaml|rego|json|hbs))\n/;

function playCommands(body: string, project: string, bin: string): string {
  let played = '';
  for (const [step, command = '', printed = ''] of body.matchAll(
    /^\$ (.*)\n((?:(?!\$ ).*\n)*)/gm,
  )) {
    const real = runShell(command, project, bin);
    played += withoutTimes(real) === withoutTimes(printed) ? step : `$ ${command}\n${real}`;
  }
  return played;
}

function runShell(command: string, project: string, bin: string): string {
  // Both streams in one, in the order in which they were written, as a terminal shows them.
  const { stdout } = spawnSync('sh', ['-c', `{ ${command}\n} 2>&1`], {
    cwd: project,
    encoding: 'utf8',
    env: { PATH: `${bin}:${process.env.PATH ?? ''}`, HOME: project, NO_COLOR: '1' },
  });
  return stdout === '' || stdout.endsWith('\n') ? stdout : `${stdout}\n`;
}

function withoutTimes(text: string): string {
  return text.replaceAll(
    /\d+\.\d(?= s\b)|(?<=\b(?:load|check|policy|place|write) )\d+\.\d/g,
    '0.0',
  );
}

/** A folder with `adac` as a command, to stand first on the PATH. */
function installCommand(folder: string): string {
  const bin = path.join(folder, 'bin');
  mkdirSync(bin);
  const command = path.join(bin, 'adac');
  const main = path.join(repository, 'dist/adac.js');
  writeFileSync(command, `#!/bin/sh\nexec "${process.execPath}" "${main}" "$@"\n`);
  chmodSync(command, 0o755);
  return bin;
}

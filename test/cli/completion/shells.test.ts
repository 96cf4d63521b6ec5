import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCommand } from '../../support/run-command.ts';
import { smallEstate } from '../../support/small-estate.ts';
import { addPolicies, repository, temporaryEstate } from '../../support/temporary-estate.ts';

/** Prints what a shell offers where TAB is pressed behind a line; the line and the script are its arguments. */
const presses: Readonly<Record<string, readonly string[]>> = {
  bash: [
    '--noprofile',
    '--norc',
    '-uc',
    `source "$1"
complete -p adac > /dev/null || exit
read -ra COMP_WORDS <<< "$2"
if [[ "$2" == *' ' ]]; then COMP_WORDS+=(''); fi
COMP_CWORD=$((\${#COMP_WORDS[@]} - 1))
_adac
if [ "\${#COMPREPLY[@]}" -gt 0 ]; then printf '%s\\n' "\${COMPREPLY[@]}"; fi`,
    'bash',
  ],
  zsh: [
    '-f',
    '-c',
    // compadd is what completion ends in: it is asked what would match, and nothing is inserted.
    `zmodload zsh/zpty
print -r -- 'autoload -Uz compinit; compinit -u -D; source '"\${(q)1}"'
_files() { print -r -- "<<>>" }
compadd() { builtin compadd -O found "$@"; print -r -- "<<\${(j: :)found}>>" }
print -r -- "<<re""ady>>"' > setup.zsh
zpty terminal zsh -f -i
zpty -w terminal 'source ./setup.zsh'
zpty -r terminal shown '*<<ready>>*'
zpty -w -n terminal "$2"$'\\t'
zpty -r terminal shown '*<<*>>*'
print -r -- "\${\${shown##*<<}%%>>*}" | tr ' ' '\\n'
zpty -d terminal`,
    'zsh',
  ],
  fish: [
    '--no-config',
    '-c',
    `function __fish_complete_path; end
source $argv[1]
complete -C $argv[2] | string replace -r '\\t.*' ''
true`,
  ],
};

test('bash, which takes "=" for a word of its own, is offered the value alone', async () => {
  const press = presses.bash ?? [];
  const project = temporaryEstate(smallEstate);
  for (const line of ['adac check --format = js', 'adac check --project = . --format = js']) {
    expect(await pressTab({ shell: 'bash', press }, line, project)).toEqual(['json']);
  }
});

describe.each(Object.entries(presses))('%s', (shell, press) => {
  const installed = spawnSync(shell, ['-c', 'exit 0']).status === 0;
  const inShell = installed ? test : test.skip;
  const note = installed ? '' : ` (skipped: ${shell} is not installed)`;

  inShell.each([
    ['adac po', ['policy']],
    ['adac policy ', ['build', 'check', 'fmt', 'list', 'test']],
    ['adac policy test --cov', ['--coverage']],
    ['adac check --format ', ['github', 'json', 'pretty', 'sarif']],
    ['adac check --format json --qu', ['--quiet']],
    ['adac graph ', ['fleet', 'team', 'workflow']],
    ['adac graph --format dot workflow ', ['answer']],
    ['adac compile --environment ', ['office']],
    ['adac schema flat-', ['flat-agent', 'flat-workflow']],
    ['adac explain link/unknown-ag', ['link/unknown-agent']],
    ['adac completion ', ['bash', 'fish', 'zsh']],
    ['adac check --format=js', ['--format=json']],
    ['adac compile --quiet --environment=', ['--environment=office']],
    ['adac init agent --tier=complex --hosting=p', ['--hosting=pooled']],
    ['adac check --nonsense=', []],
    ['adac check --project ', []],
    ['adac nonsense ', []],
  ])(`%j offers %j${note}`, async (line, offered) => {
    expect(await pressTab({ shell, press }, line, temporaryEstate(smallEstate))).toEqual(offered);
  });

  inShell.each([' ', '='])(`takes --project%jfolder for where names are${note}`, async (sign) => {
    const elsewhere = temporaryEstate(smallEstate);
    const line = `adac graph --project${sign}${elsewhere} fleet `;
    expect(await pressTab({ shell, press }, line, temporaryEstate({}))).toEqual(['readers']);
  });

  inShell(`knows the rules of the project's own policies${note}`, async () => {
    const project = temporaryEstate(smallEstate);
    addPolicies(project);
    const line = 'adac explain policy/supply-chain/image-pi';
    const offered = await pressTab({ shell, press }, line, project);
    expect(offered).toEqual(['policy/supply-chain/image-pinned']);
  });

  inShell(`runs nothing of a hostile project, and offers nothing of it${note}`, async () => {
    const project = temporaryEstate({ ...smallEstate, ...hostileFiles });
    for (const line of ['adac graph team ', 'adac graph fleet $(touch,pwned) team ']) {
      const offered = await pressTab({ shell, press }, line, project);
      expect(offered).toEqual(line.includes('$') ? [] : ['good']);
    }
    expect(readdirSync(project).filter((file) => file.includes('pwned'))).toEqual([]);
  });
});

const hostileNames = [
  'good',
  '$(touch pwned)',
  '`touch pwned`',
  '; touch pwned',
  "'; touch pwned; '",
  '--help',
  'two\nlines',
  'tab\tbed',
  '\u001b]0;pwned\u0007',
];

const hostileFiles = Object.fromEntries(
  hostileNames.map((name, index) => [
    `agents/hostile-${index}.json`,
    JSON.stringify({
      apiVersion: 'adac.dev/v2',
      kind: 'Team',
      metadata: { name, namespace: 'desk' },
      spec: {
        strategy: 'sequential',
        members: ['sorter', 'writer'],
        termination: { maxTurns: 5 },
      },
    }),
  ]),
);

interface Press {
  readonly shell: string;
  readonly press: readonly string[];
}

/** What a real shell offers, sorted, in a folder; `adac` is the one that was built. */
async function pressTab(
  { shell, press }: Press,
  line: string,
  folder: string,
): Promise<readonly string[]> {
  const { out } = await runCommand('completion', shell);
  const scratch = temporaryEstate({ script: out });
  const adac = path.join(repository, 'dist/adac.js');
  expect(existsSync(adac), 'npm run build makes dist/adac.js').toBe(true);
  symlinkSync(adac, path.join(scratch, 'adac'));
  const { stdout, stderr, status } = spawnSync(
    shell,
    [...press, path.join(scratch, 'script'), line],
    {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, HOME: scratch, PATH: `${scratch}:${process.env.PATH ?? ''}` },
      timeout: 60_000,
    },
  );
  expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
  return stdout
    .split('\n')
    .filter((one) => one.trim() !== '')
    .map((one) => one.trim())
    .sort();
}

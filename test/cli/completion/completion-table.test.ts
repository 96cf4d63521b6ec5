import { Argument, Option } from 'commander';
import { describe, expect, test } from 'vitest';
import type { Command } from '../../../compiler/cli/command.ts';
import { completionTable } from '../../../compiler/cli/completion/completion-table.ts';
import { commands } from '../../../compiler/cli/commands.ts';
import { runCommand } from '../../support/run-command.ts';

const draw: Command = {
  name: 'draw',
  summary: 'draw',
  arguments: [
    new Argument('<kind>').choices(['workflow', 'team']),
    new Argument('<name>'),
    new Argument('[title]'),
  ],
  options: [
    new Option('--format <format>').choices(['svg', 'dot']),
    new Option('--environment <name>'),
    new Option('--title <text>'),
    new Option('--quiet'),
  ],
  completes: new Map([
    ['name', 'kind of the argument before'],
    ['--environment', 'environment'],
  ]),
  examples: [],
  run: () => 0,
};

describe('the table', () => {
  test('has every place of a command, and of one in a group', () => {
    const group = { name: 'art', summary: 'art', commands: [draw] };
    const places = (at: string): readonly (readonly [string, object])[] => [
      [`${at} draw`, { words: [] }],
      [
        `${at} draw #options`,
        { words: ['--format', '--environment', '--title', '--quiet', '--help'] },
      ],
      [`${at} draw --format`, { words: ['svg', 'dot'] }],
      [`${at} draw --environment`, { names: 'environment' }],
      [`${at} draw --title`, { words: [] }],
      [`${at} draw #1`, { words: ['workflow', 'team'] }],
      [`${at} draw #2`, { names: 'kind of the argument before' }],
    ];
    expect([...completionTable([draw, group])]).toEqual([
      [' #options', { words: ['--help', '--version'] }],
      [' #1', { words: ['draw', 'art'] }],
      ...places(''),
      [' art', { words: [] }],
      [' art #options', { words: ['--help'] }],
      [' art #1', { words: ['draw'] }],
      ...places(' art'),
    ]);
  });

  test('refuses a choice that a shell could take for code', () => {
    const options = [new Option('--format <format>').choices(["'; touch pwned; '"])];
    expect(() => completionTable([{ ...draw, options }])).toThrow('cannot be completed');
  });

  const paths = commands.flatMap((entry) =>
    'commands' in entry
      ? [[entry.name], ...entry.commands.map(({ name }) => [entry.name, name])]
      : [[entry.name]],
  );

  test.each([[], ...paths])('has the flags that the help of adac %s %s names', async (...path) => {
    const { out } = await runCommand(...path.filter((one) => typeof one === 'string'), '--help');
    const flags = [...out.matchAll(/^ {2}(--[a-z-]+)/gm)].map(([, flag]) => flag);
    const at = path.map((one) => ` ${one}`).join('');
    const place = completionTable(commands).get(`${at} #options`);
    const words = place !== undefined && 'words' in place ? place.words : [];
    expect(flags.length).toBeGreaterThan(0);
    expect([...words].sort()).toEqual(flags.sort());
  });

  test('completes no argument or flag that a command does not have', () => {
    const all = commands.flatMap((entry) => ('commands' in entry ? entry.commands : [entry]));
    for (const { name, completes, options, arguments: args } of all) {
      const known = [...options.map(({ long }) => long), ...args.map((one) => one.name())];
      for (const key of completes?.keys() ?? []) expect(known, `adac ${name}`).toContain(key);
    }
  });
});

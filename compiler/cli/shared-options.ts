import { Option } from 'commander';
import { CannotRunError } from '../diagnostic/cannot-run-error.ts';
import { formats } from '../report/formats.ts';

/** `--project`: where the estate is. */
export function projectOption(): Option {
  return new Option('--project <folder>', 'folder that holds adac.yaml').default('.');
}

/** `--environment`: one environment only. */
export function environmentOption(): Option {
  return new Option('--environment <name>', 'place, emit and write only this environment');
}

/** `--now`: the day that waivers are compared with. */
export function nowOption(): Option {
  return new Option(
    '--now <date>',
    "day that waivers are compared with, instead of the last commit's",
  ).argParser(readDay);
}

/** Throws CannotRunError where the text is no day. */
function readDay(text: string): string {
  if (/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(text)) return text;
  throw new CannotRunError('--now takes a day, such as 2026-03-31.');
}

/** `--format`, `--color`, `--quiet`: how results look. */
export function reportOptions(): readonly Option[] {
  return [
    new Option('--format <format>', 'how findings and results are written')
      .choices([...formats.keys()])
      .default('pretty'),
    new Option('--color <when>', 'colour').choices(['auto', 'always', 'never']).default('auto'),
    new Option('--quiet', 'print findings only'),
  ];
}

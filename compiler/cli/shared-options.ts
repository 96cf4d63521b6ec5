import { Option } from 'commander';
import { formats } from '../report/formats.ts';

/** `--project`: where the estate is. */
export function projectOption(): Option {
  return new Option('--project <folder>', 'folder that holds adac.yaml').default('.');
}

/** `--environment`: one environment only. */
export function environmentOption(): Option {
  return new Option('--environment <name>', 'place, emit and write only this environment');
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

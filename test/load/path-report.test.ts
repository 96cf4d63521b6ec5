import { expect, test } from 'vitest';

import type { Diagnostic } from '../../compiler/diagnostic/diagnostic.ts';
import { loadFindings } from '../../compiler/load/findings.ts';
import { pathReport } from '../../compiler/load/path-report.ts';

test('places a finding at the start of a file whose path cannot forge anything', () => {
  const diagnostics: Diagnostic[] = [];
  const report = pathReport(diagnostics);
  report(loadFindings.unreadable, 'agents/a\n::error::\u202e.yaml', {
    message: 'The file cannot be read.',
    help: 'Check its permissions.',
    other: 'agents/\x1bb.yaml',
  });
  const span = { start: 0, end: 0 };
  expect(diagnostics).toEqual([
    {
      code: 'load/unreadable',
      severity: 'error',
      message: 'The file cannot be read.',
      help: 'Check its permissions.',
      place: { file: { path: 'agents/a\\u{a}::error::\\u{202e}.yaml', text: '' }, span },
      related: [
        {
          place: { file: { path: 'agents/\\u{1b}b.yaml', text: '' }, span },
          message: 'The other one.',
        },
      ],
    },
  ]);
});

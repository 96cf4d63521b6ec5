import { expect, test } from 'vitest';
import { formats } from '../../compiler/report/formats.ts';
import { diagnostic, placeOf, sourceFile } from '../support/diagnostics.ts';

test('pretty is the default, and what names it is a Map that inherits nothing', () => {
  expect([...formats.keys()]).toEqual(['pretty', 'json', 'sarif', 'github']);
  expect(formats.get('constructor')).toBeUndefined();
});

test.each([...formats])(
  '%s ends with a line break and never shows colour codes unasked',
  (_, format) => {
    const place = placeOf(sourceFile('a.yaml', 'name: x\n'), 'name');
    const text = format(
      { command: 'check', ok: false, diagnostics: [diagnostic({ place })], types: [] },
      { color: false, width: 80 },
    );
    expect(text.endsWith('\n')).toBe(true);
    expect(text).not.toContain('\u001b');
  },
);

import { expect, test } from 'vitest';
import { emitFindings } from '../../compiler/emit/findings.ts';

test.each(Object.entries(emitFindings))(
  '%s has a code of its room, and a page with the mistake and its mend',
  (key, type) => {
    expect(type.code).toBe(
      `emit/${key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
    );
    expect(type.summary).toMatch(/^[^\n]+\.$/);
    expect(type.explanation.match(/```yaml/g)?.length).toBe(2);
  },
);

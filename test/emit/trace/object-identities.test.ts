import { expect, test } from 'vitest';
import { emit } from '../../../compiler/emit/emit.ts';
import { objectIdentities } from '../../../compiler/emit/trace/object-identities.ts';
import { renderFiles } from '../../support/render-files.ts';
import { goldenCases } from '../golden-cases.ts';

test.each(Object.entries(goldenCases))(
  '%s: every object that is written, and no other',
  (_, placed) => {
    const program = placed();
    const texts = [...renderFiles(emit(program).value.files).values()];
    const written = texts.flatMap((text) =>
      [...text.matchAll(/^---\n# .* (\S+)$/gm)].map(([, identity = '']) => identity),
    );
    expect([...objectIdentities(program)].sort()).toEqual([...new Set(written)].sort());
  },
);

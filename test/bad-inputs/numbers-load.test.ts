import { describe, expect, test } from 'vitest';

import { parseSources } from '../../compiler/load/parse-sources.ts';
import { findingsInText } from '../support/bad-input.ts';
import { estate } from '../support/estate.ts';

describe('no number that can be kept', () => {
  test.each(['.nan', '.inf', '-.inf', '1e309', '9007199254740993', '9223372036854775808'])(
    '%s',
    (number) => {
      expect(findingsInText(`spec:\n  replicas: ${number}\n`)).toEqual([
        '2:13 load/number-out-of-range',
      ]);
    },
  );
});

/** What a number is for is the schemas' to say; here it must only be what it looks like. */
describe('read as it is written, for the schemas to judge', () => {
  test.each([
    ['-0', 0],
    ['-1', -1],
    ['0x1F', 31],
    ['1_000', '1_000'],
    ['100m', '100m'],
    ['1Gi', '1Gi'],
    ['1G', '1G'],
    ['1g', '1g'],
    ['0.5Mi', '0.5Mi'],
    ['1E', '1E'],
    ['1n', '1n'],
    ['1.5', 1.5],
    ['65536', 65_536],
    ['-5s', '-5s'],
  ])('%s', (written, value) => {
    const text = `a: ${written}\n`;
    expect(findingsInText(text)).toEqual([]);
    const { documents } = parseSources(estate({ 'agents/a.yaml': text })).value;
    expect(documents[1]?.value).toEqual({ a: value });
  });
});

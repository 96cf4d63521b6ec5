import { expect, test } from 'vitest';
import { decodeSource } from '../../compiler/load/decode-source.ts';

test('bytes that are UTF-8 are a file', () => {
  const text = '\ufeffname: Zoë\n';
  expect(decodeSource('a.yaml', Buffer.from(text))).toEqual({ path: 'a.yaml', text });
});

test('others are a finding at the first of them', () => {
  const bytes = Buffer.concat([Buffer.from('é: '), Buffer.from([0xff])]);
  expect(decodeSource('a.yaml', bytes)).toMatchObject({
    code: 'load/not-utf8',
    message: 'The file is not UTF-8.',
    place: { span: { start: 3, end: 4 } },
  });
});

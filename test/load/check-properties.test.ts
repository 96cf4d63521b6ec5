import { describe, expect, test } from 'vitest';

import type { Diagnostic } from '../../compiler/diagnostic/diagnostic.ts';
import { parseSources } from '../../compiler/load/parse-sources.ts';
import type { SourceSet } from '../../compiler/model/program.ts';
import { locate } from '../../compiler/source/locate.ts';
import { checkFindings } from '../support/check-findings.ts';
import { estate } from '../support/estate.ts';

const load = (sources: SourceSet): readonly Diagnostic[] => parseSources(sources).diagnostics;

describe('anchors', () => {
  test('are found once, however often they are used', () => {
    checkFindings(
      `
a: &shared {x: 1}
#  ^^^^^^^ load/anchor: The anchor "&shared" is not part of the language.
b: *shared
c: *shared
`,
      load,
    );
  });

  test('are related to their first use', () => {
    const text = 'a: &x 1\nb: *x\nc: *x\n';
    const [{ related = [] } = {}] = load(estate({ 'agents/a.yaml': text }));
    expect(related.map(({ place, message }) => [locate(place).span, message])).toEqual([
      [{ start: 11, end: 13 }, 'Used here.'],
    ]);
  });

  test('are found on every kind of node, used or not', () => {
    checkFindings(
      `
&k a: &m
#< load/anchor: The anchor "&k" is not part of the language.
#     ^^ load/anchor: The anchor "&m" is not part of the language.
  b: &l [&s 1]
#    ^^ load/anchor: The anchor "&l" is not part of the language.
#        ^^ load/anchor: The anchor "&s" is not part of the language.
  c: &e
#    ^^ load/anchor: The anchor "&e" is not part of the language.
`,
      load,
    );
  });

  test('are found each where two have one name', () => {
    checkFindings(
      `
a: &x 1
#  ^^ load/anchor: The anchor "&x" is not part of the language.
b: &x 2
#  ^^ load/anchor: The anchor "&x" is not part of the language.
`,
      load,
    );
  });

  test('are none in text', () => {
    checkFindings('a: R&D\nb: "&x"\nc: |\n  &x\nd: a &x\n', load);
  });
});

describe('aliases', () => {
  test('of nothing are found, which are texts that lack quotes', () => {
    checkFindings(
      `
hosts:
  - *.example.com
  # ^^^^^^^^^^^^^ load/alias: The alias "*.example.com" is not part of the language.
  # ^^^^^^^^^^^^^ help: Put quotes around the text if it starts with "*".
`,
      load,
    );
  });

  test('of an anchor in another document are of nothing', () => {
    checkFindings(
      `
a: &x 1
#  ^^ load/anchor: The anchor "&x" is not part of the language.
---
b: *x
#  ^^ load/alias: The alias "*x" is not part of the language.
`,
      load,
    );
  });

  test('are found as keys', () => {
    checkFindings(
      `
a: {*x : 1}
#   ^^ load/alias: The alias "*x" is not part of the language.
`,
      load,
    );
  });
});

describe('tags', () => {
  test.each([
    ['!!str', 'a: !!str 1\n'],
    ['!!js/function', 'a: !!js/function "function () {}"\n'],
    ['!!binary', 'a: !!binary aGk=\n'],
    ['!own', 'a: !own {b: 1}\n'],
    ['!', 'a: ! x\n'],
    ['!<tag:x,2026:y>', 'a: !<tag:x,2026:y> [1]\n'],
  ])('%s is found', (tag, text) => {
    const mark = `#  ${'^'.repeat(tag.length)}`;
    checkFindings(`${text}${mark} load/tag: The tag "${tag}" is not part of the language.\n`, load);
  });

  test('are none in text', () => {
    checkFindings('a: stop!\nb: "!x"\nc: |\n  !x\n', load);
  });
});

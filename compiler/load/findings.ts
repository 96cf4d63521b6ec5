import type { FindingType } from '../diagnostic/diagnostic.ts';

/** Everything that can be wrong with a file before anybody asks what it means. */
export const loadFindings = {
  syntax: finding(
    'syntax',
    'A definition is valid YAML 1.2.',
    `Most often a quote is left open, a tab indents a line, or a list and its key do not line up.

Wrong:

    spec:
    	role: analyst

Right:

    spec:
      role: analyst`,
  ),
  emptyFile: finding(
    'empty-file',
    'A file that the globs of `adac.yaml` match holds a definition.',
    `An empty file, or one where everything is commented out, looks as if it defined something.
Write the definition, or delete the file.`,
  ),
  anchor: finding(
    'anchor',
    'Definitions hold no anchors, so that each can be read and reviewed by itself.',
    `What several agents share is written in a Fleet, a Team or the defaults of a namespace.
A few lines of nested anchors can also stand for more data than fits into memory.

Wrong:

    limits: &slow { timeout: 5m }

Right:

    limits: { timeout: 5m }`,
  ),
  alias: finding(
    'alias',
    'Definitions hold no aliases, so that each can be read and reviewed by itself.',
    `An alias repeats what an anchor marks. A text that starts with a star needs quotes.

Wrong:

    hosts:
      - *.example.com

Right:

    hosts:
      - "*.example.com"`,
  ),
  tag: finding(
    'tag',
    'Definitions hold no tags: what a value is follows from how it is written.',
    `Tags such as \`!!js/function\` or \`!!binary\` mean something else to every program.
A text that starts with an exclamation mark needs quotes.

Wrong:

    version: !!str 1.0

Right:

    version: "1.0"`,
  ),
  mergeKey: finding(
    'merge-key',
    'Definitions hold no merge keys, which YAML 1.2 does not know.',
    `What several agents share is written in a Fleet, a Team or the defaults of a namespace.

Wrong:

    limits:
      <<: *shared
      timeout: 5m

Right:

    limits:
      maxSteps: 20
      timeout: 5m`,
  ),
  directive: finding(
    'directive',
    'Definitions hold no directives; every file is YAML 1.2.',
    `With \`%YAML 1.1\` the same text means something else (\`no\` would be false, \`0777\` would be 511),
and \`%TAG\` gives known tags another meaning.

Wrong:

    %YAML 1.1
    ---
    kind: Agent

Right:

    kind: Agent`,
  ),
  duplicateKey: finding(
    'duplicate-key',
    'A mapping names each key once.',
    `Programs disagree about which of two equal keys counts, so a reviewer may read the one
that does not. \`1\` and \`"1"\` are equal too, since keys are text.

Wrong:

    role: analyst
    goal: Find risks.
    role: admin

Right:

    role: analyst
    goal: Find risks.`,
  ),
  complexKey: finding(
    'complex-key',
    'The keys of a mapping are plain text.',
    `A list or a mapping can be a key in YAML, and nothing in a definition needs that.
A template such as \`{{name}}\` needs quotes, or YAML reads its braces as a mapping.

Wrong:

    prompt: {{name}}

Right:

    prompt: "{{name}}"`,
  ),
  missingKey: finding(
    'missing-key',
    'A mapping has a key before each colon.',
    `Wrong:

    : analyst

Right:

    role: analyst`,
  ),
  reservedKey: finding(
    'reserved-key',
    'The key `__proto__` is not used, because programs in JavaScript may take it for something else.',
    `A program that copies a definition key by key could change every other object it holds.
Choose another name.`,
  ),
  tooDeep: finding(
    'too-deep',
    'Definitions nest at most 64 levels deep.',
    'Nothing that adac reads is deeper than about ten levels; readers of deep files run out of stack.',
  ),
  tooManyKeys: finding(
    'too-many-keys',
    'A mapping has at most 2,000 keys.',
    'Nothing that adac reads needs more; write several definitions instead.',
  ),
  tooManyDocuments: finding(
    'too-many-documents',
    'A file holds at most 5,000 documents.',
    'Write the definitions into several files, which also keeps reviews readable.',
  ),
  tooManyFindings: finding(
    'too-many-findings',
    'Only the first 100 mistakes of a file are shown.',
    'Behind that many mistakes there is often one, whose echoes the others are. Mend the first ones, and run the command again.',
  ),
  numberOutOfRange: finding(
    'number-out-of-range',
    'Numbers are finite, and whole numbers exact.',
    `Whole numbers beyond 9,007,199,254,740,991 lose digits when a program reads them, and \`.nan\`,
\`.inf\` and \`1e309\` cannot be written as JSON at all. Put quotes around what only looks like a number.

Wrong:

    account: 90071992547409931

Right:

    account: "90071992547409931"`,
  ),
  controlCharacter: finding(
    'control-character',
    'Files hold no control characters but tabs and line breaks.',
    `A control character can colour, overwrite or end what a terminal shows of a file,
and many programs stop reading at one. Delete it, or the escape that stands for it.`,
  ),
  hiddenCharacter: finding(
    'hidden-character',
    'Files hold no characters that people cannot see.',
    `Bidirectional controls show a reviewer another order than the one that counts; zero-width
characters make two equal-looking names differ; tag characters are text that only a model reads.
Delete them: an editor that shows invisible characters finds them.`,
  ),
  loneSurrogate: finding(
    'lone-surrogate',
    'Text is valid Unicode: a surrogate stands only in a pair.',
    `Half a character cannot be written as UTF-8, so no other program would read what adac writes.

Wrong:

    goal: "\\ud83d"

Right:

    goal: "\\ud83d\\ude80"`,
  ),
  notUtf8: finding(
    'not-utf8',
    'Files are written in UTF-8.',
    'Save the file as UTF-8. A file in UTF-16 or Latin-1 reads as something else on another machine.',
  ),
  tooLarge: finding(
    'too-large',
    'A file is at most 1 MiB.',
    'Write the definitions into several files, or share what they have in common in a Fleet.',
  ),
  tooMuch: finding(
    'too-much',
    'A project has at most 200,000 files, and 256 MiB of text.',
    'A glob of `spec.sources` in `adac.yaml` most likely matches a folder of generated files.',
  ),
  notARegularFile: finding(
    'not-a-regular-file',
    'Definitions are regular files inside the project.',
    `A symbolic link can lead out of the project, to a secret or to a device, and can lead
somewhere else by the time it is read. Put the file itself there, and use globs for folders elsewhere.`,
  ),
  unreadable: finding(
    'unreadable',
    'Every file that the globs match can be read.',
    'Check the permissions of the file and of its folder.',
  ),
  unportableName: finding(
    'unportable-name',
    'The names of files work on every system.',
    `Windows knows no \`CON\`, no name that ends in a dot or a space, and none of \`< > : " | ? * \\\`;
macOS stores accents in another form. Hidden and control characters forge what a log shows.
Rename the file.`,
  ),
  twinNames: finding(
    'twin-names',
    'Two names in a folder differ by more than case or the encoding of accents.',
    `On macOS and Windows only one of \`Agent.yaml\` and \`agent.yaml\` survives a checkout.
Rename one of them.`,
  ),
  badGlob: finding(
    'bad-glob',
    'A glob of `adac.yaml` names files inside the project, with `*`, `?` and `**`.',
    `Paths are relative to the folder of \`adac.yaml\`, with forward slashes.

Wrong:

    sources:
      - ../shared/**
      - /etc/adac/*.yaml

Right:

    sources:
      - shared/**`,
  ),
  unmatchedGlob: finding(
    'unmatched-glob',
    'A glob that is written in `adac.yaml` matches at least one definition.',
    'One that matches nothing is most likely misspelt, or its folder was moved.',
  ),
} satisfies Record<string, FindingType>;

function finding(name: string, summary: string, explanation: string): FindingType {
  return { code: `load/${name}`, severity: 'error', summary, explanation };
}

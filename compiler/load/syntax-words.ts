/** What js-yaml says of a syntax error, in words of this project. */
export interface SyntaxWords {
  readonly message: string;
  readonly help: string;
}

/** The words for a reason of js-yaml; for one that is not known, its own text behind ours. */
export function syntaxWords(reason: string): SyntaxWords {
  const known = wordings.find(([pattern]) => pattern.test(reason));
  if (known !== undefined) return known[1];
  const text = reason.length > 120 ? `${reason.slice(0, 117)}…` : reason;
  return {
    message: `This is not valid YAML: ${text}.`,
    help: 'Compare it with a line that works.',
  };
}

const openQuote: SyntaxWords = {
  message: 'A quoted text has no closing quote.',
  help: 'Close the quote where the text ends.',
};

const badIndent: SyntaxWords = {
  message: 'This line is indented differently from the lines that it belongs to.',
  help: 'Line the keys of one mapping, and the dashes of one list, up with each other.',
};

const badTag: SyntaxWords = {
  message: 'This tag cannot be read, and tags are not part of the language.',
  help: 'Remove it, or put quotes around the text if it starts with "!".',
};

const badDirective: SyntaxWords = {
  message: 'This directive cannot be read, and directives are not part of the language.',
  help: 'Remove the line that starts with "%".',
};

const wordings: readonly (readonly [RegExp, SyntaxWords])[] = [
  [/within a (?:single|double) quoted scalar/, openQuote],
  [
    /^tab characters must not be used in indentation/,
    { message: 'A tab indents this line.', help: 'Indent with spaces; YAML does not allow tabs.' },
  ],
  [/^bad indentation|^deficient indentation/, badIndent],
  [
    /^unexpected end of the stream within a flow collection/,
    { message: 'A bracket or brace is not closed.', help: 'Close it with "]" or "}".' },
  ],
  [
    /^missed comma between flow collection entries/,
    { message: 'A comma is missing.', help: 'Put a comma between the entries.' },
  ],
  [
    /^expected the node content/,
    { message: 'There is nothing before this comma.', help: 'Remove the comma.' },
  ],
  [
    /^expected ':' after a mapping key|multiline key may not be an implicit key/,
    {
      message: 'A key without a colon stands here.',
      help: 'Write ": " after the key, or put quotes around a text of several lines.',
    },
  ],
  [
    /^a whitespace character is expected after the key-value separator/,
    { message: 'A space is missing after the colon.', help: 'Write ": " after the key.' },
  ],
  [
    /^unknown escape sequence|^expected hexadecimal character/,
    {
      message: 'A backslash in double quotes starts an escape that YAML does not know.',
      help: 'Write "\\\\" for a backslash, or use single quotes.',
    },
  ],
  [
    /^expected valid JSON character|non-printable characters|^null byte/,
    { message: 'A control character stands here.', help: 'Delete it.' },
  ],
  [
    /block scalar; it cannot be less than one|^repeat of |^a line break is expected/,
    {
      message: 'The first line of a block text holds more than its marks.',
      help: 'Put the text into the line after "|" or ">".',
    },
  ],
  [
    /^end of the stream or a document separator is expected/,
    {
      message: 'Something follows what looks like the end of the document.',
      help: 'Indent it if it belongs to the document, or write "---" before it.',
    },
  ],
  [/directive|^unacceptable YAML version|TAG/, badDirective],
  [/\btag\b/, badTag],
  [
    /anchor|alias/,
    {
      message: 'This anchor or alias cannot be read, and neither is part of the language.',
      help: 'Put quotes around the text if it starts with "&" or "*".',
    },
  ],
];

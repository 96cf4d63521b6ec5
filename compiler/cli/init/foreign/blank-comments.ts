/**
 * A JSON text with spaces for its comments, so that every character stays at its offset. What looks like
 * a comment in a text stays, and so does one that nothing ends. Every character is looked at once.
 */
export function blankComments(text: string): string {
  let blanked = '';
  let done = 0;
  for (let start = nextMark(text, 0); start >= 0;) {
    const end = endOfMark(text, start);
    if (end > text.length) break;
    if (!text.startsWith('"', start) && end > start + 1) {
      blanked += text.slice(done, start) + text.slice(start, end).replaceAll(/[^\r\n]/g, ' ');
      done = end;
    }
    start = nextMark(text, end);
  }
  return blanked + text.slice(done);
}

/** The next character that may begin a text or a comment; -1 where there is none. */
function nextMark(text: string, from: number): number {
  marks.lastIndex = from;
  return marks.exec(text)?.index ?? -1;
}

const marks = /["/]/g;

/** The offset after the text or comment that begins here; the next one where neither does. */
function endOfMark(text: string, start: number): number {
  if (text.startsWith('/*', start)) {
    const close = text.indexOf('*/', start + 2);
    // Nothing after it is JSON, and the parser says so at this place.
    return close < 0 ? text.length + 1 : close + 2;
  }
  const pattern = text.startsWith('"', start) ? quoted : line;
  pattern.lastIndex = start;
  return pattern.test(text) ? pattern.lastIndex : start + 1;
}

/** Up to the closing quote, or the end of the line where there is none. */
const quoted = /"(?:[^"\\\r\n]|\\[^\r\n])*"?/y;
const line = /\/\/[^\r\n]*/y;

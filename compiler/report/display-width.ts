/** Columns that a text takes on a terminal: two for wide characters, none for marks that join the one before. */
export function displayWidth(text: string): number {
  if (plainAscii.test(text)) return text.length;
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

/** Columns of one character. */
export function characterWidth(character: string): number {
  if (joined.test(character)) return 0;
  return wide.test(character) ? 2 : 1;
}

const plainAscii = /^[\x20-\x7e]*$/;

const joined = /^[\p{Mn}\p{Me}\u200c\u200d\ufe00-\ufe0f]/u;

// East Asian scripts and full-width forms, emoji, and the ideographs beyond the first plane.
const wide =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

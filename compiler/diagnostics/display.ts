// How wide a text is on a terminal, and the same text made safe to print: what keeps carets under what they point at.

const tabWidth = 4;

/** Marks that sit on the character before them, and joiners: no column of their own. */
const noWidth = /^(?:\p{Mn}|\p{Me}|[\u200b-\u200d]|\u2060|\ufeff|[\ufe00-\ufe0f])$/u;
/** Characters that a terminal could obey rather than show, and halves of surrogate pairs. */
const unsafe = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** Columns that one character takes: two for East Asian wide ones and emoji. */
function widthOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x300) return 1;
  if (noWidth.test(character)) return 0;
  const wide =
    (code >= 0x1100 && code <= 0x115f) ||
    (code >= 0x2e80 && code <= 0xa4cf) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe6f) ||
    (code >= 0xff00 && code <= 0xff60) ||
    (code >= 0xffe0 && code <= 0xffe6) ||
    (code >= 0x1f300 && code <= 0x1faff) ||
    (code >= 0x20000 && code <= 0x3fffd);
  return wide ? 2 : 1;
}

/** Columns that a printable text takes. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += widthOf(character);
  return width;
}

/** One line as it is printed: tabs as spaces, and a visible sign for whatever a terminal would obey. */
export function printable(text: string): string {
  return text.replaceAll('\t', ' '.repeat(tabWidth)).replace(unsafe, '\ufffd');
}

/** Pads with spaces to a number of columns. */
export const padEnd = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - displayWidth(text)));
export const padStart = (text: string, width: number): string =>
  ' '.repeat(Math.max(0, width - displayWidth(text))) + text;

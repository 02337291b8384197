// How many lines a text takes in a cell.

/** Lines that a text takes when it is broken between words. */
export function linesOf(text: string, width: number): number {
  let lines = 1;
  let used = 0;
  for (const word of text.split(/\s+/)) {
    const length = Math.max(1, word.length);
    if (used > 0 && used + 1 + length > width) {
      lines += 1;
      used = 0;
    }
    used += (used > 0 ? 1 : 0) + length;
    while (used > width) {
      lines += 1;
      used -= width;
    }
  }
  return lines;
}

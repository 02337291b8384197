// A rule file with what only people read blanked out: comments, labels, reasons. Offsets stay the same.

/** With `quotes`, the words of the document stay. Rows of readings keep their values: only texts go. */
export function visible(text: string, options: { readonly quotes?: boolean } = {}): string {
  return text
    .split('\n')
    .map((line) => {
      const quote =
        options.quotes === true && /^\s*(?:quote|citation|not used|non utilisé)\b/.test(line)
          ? (/["«].*?["»]/u.exec(line)?.[0] ?? '')
          : '';
      const at = quote === '' ? -1 : line.indexOf(quote);
      const blanked = line.replace(/"[^"]*"|«[^»]*»|#.*$/gu, (found) => '\u0001'.repeat(found.length));
      return at < 0 ? blanked : blanked.slice(0, at) + quote + blanked.slice(at + quote.length);
    })
    .join('\n');
}

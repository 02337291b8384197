// Titles of sheets: at most 31 letters, none that spreadsheets refuse, never cut within a word.

/** `longest` leaves room for a number behind titles that are alike. */
export function sheetTitle(label: string, longest: number): string {
  const clean = label
    .replace(/[\\/?*[\]:'’"!]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (clean.length <= longest) return clean;
  const cut = clean.slice(0, longest + 1);
  const end = cut.lastIndexOf(' ');
  // One word alone can be longer than a title.
  const kept = end > 0 ? cut.slice(0, end) : clean.slice(0, longest);
  // Nothing hangs in the air: no joining word and no sign at the end.
  const joining =
    /[\s,;(–-]+(?:of|the|by|for|and|or|to|de|des|du|d|la|le|les|l|par|pour|et|ou|à|au|aux|en)?$/iu;
  let title = kept;
  while (joining.test(title)) title = title.replace(joining, '');
  return title || kept;
}

// Markdown text → the same text with its paragraphs within 120 columns; what it renders to stays the same.

/** Columns of a line of prose. Tables, links alone on a line and what a program printed are as wide as they are. */
export const columns = 120;

const opening = /^(\s*)((?:> ?)*)((?:[-*+]|\d+[.)])\s+)?/;
const fence = /^\s*(?:> ?)*(?:```|~~~)/;
const standsAlone = /^\s*(?:> ?)*(?:\||#|<|\[[^\]]+\]:)/;
/** At the head of a line these would begin a list, a heading or a quotation, or stand alone as French punctuation. */
const mayNotBegin = /^(?:[-*+]|\d+[.)]|[#>|=:!?;»–—].*|-+)$/;

/** Paragraphs that have a line beyond the columns are filled anew, the others left as they are. */
export function wrapped(markdown: string): string {
  const lines = markdown.split('\n');
  const out: string[] = [];
  let inFence = false;
  for (let at = 0; at < lines.length; ) {
    const paragraph = inFence ? [] : paragraphAt(lines, at);
    const [line = ''] = lines.slice(at, at + 1);
    if (fence.test(line)) inFence = !inFence;
    if (paragraph.some(({ length }) => length > columns)) out.push(...filled(paragraph));
    else out.push(...(paragraph.length > 0 ? paragraph : [line]));
    at += Math.max(1, paragraph.length);
  }
  return out.join('\n');
}

/** The lines of the paragraph or list item that begins here; none where something else stands. */
function paragraphAt(lines: readonly string[], start: number): readonly string[] {
  const ends = (line: string) => line.trim() === '' || fence.test(line) || standsAlone.test(line);
  const [first = ''] = lines.slice(start, start + 1);
  if (ends(first)) return [];
  const quote = opening.exec(first)?.[2]?.trim();
  let end = start + 1;
  for (; end < lines.length; end++) {
    const [before = '', line = ''] = lines.slice(end - 1, end + 1);
    const head = opening.exec(line);
    if (ends(line) || head?.[3] !== undefined || head?.[2]?.trim() !== quote || / {2}$|\\$/.test(before))
      break;
  }
  return lines.slice(start, end);
}

function filled([first = '', ...more]: readonly string[]): readonly string[] {
  const [head = '', indent = '', quote = '', bullet = ''] = opening.exec(first) ?? [];
  const [second] = more;
  const below =
    second !== undefined && quote === '' && bullet === ''
      ? (/^\s*/.exec(second)?.[0] ?? '')
      : indent + quote + ' '.repeat(bullet.length);
  const text = [first.slice(head.length), ...more.map((line) => line.replace(opening, ''))].join(' ');
  const out: string[] = [];
  let line = head;
  for (const [place, part] of parts(text).entries()) {
    if (place > 0 && line.length + 1 + part.length > columns) {
      out.push(line);
      line = below + part;
    } else line += place === 0 ? part : ` ${part}`;
  }
  const breaks = / {2}$/.exec(more.at(-1) ?? first)?.[0] ?? '';
  return [...out, line + breaks];
}

/** Words, each with what may not begin a line behind it; code in backticks is parted only where it has no line of its own. */
function parts(text: string): readonly string[] {
  const words = [...text.matchAll(/(?:(`+)(?:(?!\1).)*\1|\S)+/g)].flatMap(([word]) =>
    word.length > columns - 8 ? word.split(/\s+/) : [word],
  );
  const out: string[] = [];
  for (const word of words) {
    const last = out.at(-1);
    if (last !== undefined && (mayNotBegin.test(word) || last.endsWith('«')))
      out[out.length - 1] = `${last} ${word}`;
    else out.push(word);
  }
  return out;
}

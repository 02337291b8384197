// Edits put into the text of a rule file; where a cell of a table has room, its bar stays where it is.

export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export function editedText(text: string, edits: readonly TextEdit[]): string {
  let edited = text;
  for (const edit of [...edits].sort((a, b) => b.start - a.start)) {
    const end = lineEnd(edited, edit.end);
    const rest = edited.slice(edit.end, end);
    const longer = edit.text.length - (edit.end - edit.start);
    const isRow = edited
      .slice(edited.lastIndexOf('\n', edit.start) + 1)
      .trimStart()
      .startsWith('|');
    const after = isRow ? withRoom(rest, longer) : rest;
    edited = edited.slice(0, edit.start) + edit.text + after + edited.slice(end);
  }
  return edited;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** Takes blanks before the next bar away, or adds some, so that the bar keeps its column; at least one stays. */
function withRoom(rest: string, longer: number): string {
  const match = /^([^|#]*?)( +)\|/.exec(rest);
  if (match === null) return rest;
  const [whole, before = '', blanks = ''] = match;
  const room = Math.max(1, blanks.length - longer);
  return `${before}${' '.repeat(room)}|${rest.slice(whole.length)}`;
}

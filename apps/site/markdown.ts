// Text as Markdown that says nothing else than the text.

const special = /[\\`*_{}[\]<>#|~]/g;

/** A text within a paragraph or heading, on one line. */
export const inline = (text: string): string => text.replace(/\s+/g, ' ').replace(special, '\\$&').trim();

/** A text within a cell of a table, or an attribute. */
export const cell = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/&/g, '&amp;')
    .replace(/"/g, '&quot;')
    .replace(special, (sign) => `&#${sign.charCodeAt(0)};`);

/** Text as it is, in a fence longer than any within it. */
export function block(text: string, language: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([fence]) => fence.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}

/** Cells are Markdown already. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(headings), line(headings.map(() => '---')), ...rows.map(line)].join('\n');
}

/** What typedoc reads at the top of a document. */
export const yaml = (fields: Readonly<Record<string, string>>): string =>
  ['---', ...Object.entries(fields).map(([key, value]) => `${key}: ${JSON.stringify(value)}`), '---'].join(
    '\n',
  );

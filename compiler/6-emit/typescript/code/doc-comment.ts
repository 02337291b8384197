// TSDoc of the generated file: what a fact or a result is, its unit and limits, and the clause that it comes from.

import type { Model } from '../../../3-model/model.js';
import { beginsMarkup, commentText } from './texts.js';

/** The widest line of a comment, without its indentation. */
const width = 100;

/** A block of paragraphs, on one line where there is only a short one. */
export function docComment(paragraphs: readonly string[], indentation: string): readonly string[] {
  const kept = paragraphs.map(commentText).filter((paragraph) => paragraph !== '');
  const [only] = kept;
  if (kept.length === 1 && only !== undefined && only.length < width) return [`${indentation}/** ${only} */`];
  const lines = kept.flatMap((paragraph, index) => [...(index === 0 ? [] : ['']), ...folded(paragraph)]);
  return [
    `${indentation}/**`,
    ...lines.map((line) => (line === '' ? `${indentation} *` : `${indentation} * ${line}`)),
    `${indentation} */`,
  ];
}

/** At spaces, never before a sign that TSDoc or Markdown would take for its own. */
function folded(text: string): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (longer.length > width && line !== '' && !beginsMarkup(word)) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return [...lines, line];
}

/** `§ 2.1 Kiosks. « The fee is … »`: the section as printed, and the sentence that was quoted. */
export function clauseText(
  model: Model,
  section: string | undefined,
  quote: { readonly text: string } | undefined,
): string {
  const found = model.sections.find(({ id }) => id === section);
  const number = found?.number ?? '';
  const title = found?.title ?? '';
  const clause = [number === '' ? '' : `§ ${number}`, title].filter((part) => part !== '').join(' ');
  const cited = quote === undefined ? '' : `« ${quote.text} »`;
  return [clause, cited].filter((part) => part !== '').join(': ');
}

// Cells that lead elsewhere in the workbook, and the words of a section.

import type { Section } from '../../../../3-model/model.js';
import { sectionText } from '../../../wording/section-text.js';
import type { CellKey } from '../../formula/formula.js';
import type { Put } from './image.js';

/** Written when addresses are known; the key says where to. */
export const linkTo = (key: CellKey, text: string): Put => ({
  role: 'link',
  content: {
    kind: 'formula',
    formula: {
      kind: 'call',
      name: 'HYPERLINK',
      arguments: [
        { kind: 'cell', key: `#${key}` },
        { kind: 'text', value: text },
      ],
    },
  },
});

/** The number of a section, or the beginning of its title: for a narrow column. */
export function shortSection(section: Section | undefined): string {
  if (section === undefined) return '';
  if (section.number !== '' && section.number.length <= 12) return section.number;
  const text = sectionText(section);
  return text.length <= 28 ? text : `${text.slice(0, 26).trimEnd()}…`;
}

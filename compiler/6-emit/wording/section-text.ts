// A section as it is cited: its number and its title.

import type { Section } from '../../3-model/model.js';

/** `2.1 Bornes multimédia interactives`. */
export const sectionText = (section: Section | undefined): string =>
  section === undefined ? '' : [section.number, section.title].filter((part) => part !== '').join(' ');

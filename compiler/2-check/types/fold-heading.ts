// Headings, labels and names as they are compared with one another.

/** Case, accents and spaces count for nothing when a heading is compared with a label. */
export const foldHeading = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[\s\u00a0\u202f_]+/g, ' ')
    .trim();

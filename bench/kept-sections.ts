// The sections of RESULTS.md that commands of their own write (`npm run bench -- --command-line`, `-- --server`, `-- --studio`, `-- --sql`, rigs with `--write`).

/** In their order. */
const kept = ['Command line', 'Serving', 'Studio', 'Tables in engines', 'Rows in engines', 'Certificates'];

const headOf = (name: string) => `\n## ${name}\n`;

/** A section with its heading, or nothing. */
export function sectionIn(page: string, name: string): string {
  const at = page.indexOf(headOf(name));
  if (at < 0) return '';
  const next = page.indexOf('\n## ', at + 1);
  return page.slice(at + 1, next < 0 ? undefined : next).trim();
}

const without = (page: string, name: string): string => {
  const section = sectionIn(page, name);
  return section === '' ? page : page.replace(section, () => '').trimEnd();
};

/** The page with this section in place of its own. */
export function withSection(page: string, name: string, section: string): string {
  const sections = kept.map((each) => (each === name ? section.trim() : sectionIn(page, each)));
  const rest = kept.reduce(without, page);
  return `${[rest.trim(), ...sections].filter((part) => part !== '').join('\n\n')}\n`;
}

/** A page written anew with the sections that the old one had. */
export const withKept = (page: string, old: string): string =>
  kept.reduce((all, name) => withSection(all, name, sectionIn(old, name)), page);

// The section of RESULTS.md that `npm run bench -- --server` writes, and `npm run bench` leaves as it is.

const heading = '\n## Serving\n';

/** The section with its heading, or nothing. */
export function servingIn(results: string): string {
  const at = results.indexOf(heading);
  return at < 0 ? '' : results.slice(at + 1);
}

/** The results with this section in place of theirs, at their end. */
export function withServing(results: string, section: string): string {
  const at = results.indexOf(heading);
  const rest = at < 0 ? results : results.slice(0, at + 1);
  return section === '' ? rest : `${rest.trimEnd()}\n\n${section.trimEnd()}\n`;
}

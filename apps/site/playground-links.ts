// Links from pages of the site to the playground.

/** How pages refer to the playground before their place in the site is known. */
export const playgroundLink = (example = ''): string => `playground:${example}`;

/** The links of a page of the site, from where it stands. */
export function linkedToPlayground(html: string, url: string): string {
  const home = '../'.repeat(url.split('/').length - 1);
  return html.replace(/href="playground:([\w-]*)"/g, (_, example: string) => {
    const fragment = example === '' ? '' : `#example=${example}`;
    return `href="${home}playground/index.html${fragment}"`;
  });
}

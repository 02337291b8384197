import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markdownFiles } from './markdown-files.js';
import { columns, wrapped } from './wrapped-markdown.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

describe('Markdown', () => {
  it('keeps its prose within the columns (`npm run format` does it)', () => {
    expect(markdownFiles().length).toBeGreaterThan(100);
    const wide = markdownFiles().flatMap((path) =>
      linesOf(readFileSync(path, 'utf8'))
        .filter(({ line, kind }) => line.length > columns && kind === 'prose')
        .map(({ number }) => `${relative(root, path)}:${number}`),
    );
    expect(wide).toEqual([]);
  });

  it('keeps its code within them too, but for what a program printed', () => {
    const wide = markdownFiles().flatMap((path) =>
      linesOf(readFileSync(path, 'utf8'))
        .filter(({ line, kind }) => line.length > columns && kind === 'code')
        .map(({ number }) => `${relative(root, path)}:${number}`),
    );
    expect(wide).toEqual([]);
  });

  it('is filled without a word lost, moved or begun as something else', () => {
    const word = fc.oneof(
      fc.stringMatching(/^[a-zé]{1,14}$/),
      fc.constantFrom(
        '-',
        '+',
        '1.',
        '12)',
        '#',
        '# 3',
        '>',
        '»',
        ':',
        '`a b c`',
        '``a ` b``',
        '`long code in it`',
        '|',
      ),
    );
    const text = fc.array(word, { minLength: 1, maxLength: 90 }).map((words) => `Begin ${words.join(' ')}`);
    const head = fc.constantFrom('', '- ', '12. ', '> ', '  ');
    fc.assert(
      fc.property(head, text, (begin, words) => {
        const out = wrapped(begin + words);
        const lines = out.split('\n');
        const body = lines.map((line, at) =>
          at === 0 ? line.slice(begin.length) : line.replace(/^[\s>]*/, ''),
        );
        expect(body.join(' ')).toBe(words);
        for (const line of body.slice(1)) expect(line).not.toMatch(/^(?:[-+#>|]|\d+[.)] )/);
        expect(wrapped(out)).toBe(out);
      }),
    );
  });
});

/** What each line belongs to. A fence without a language shows what a program printed; a link may have no place to break. */
function linesOf(text: string) {
  let language: string | undefined;
  return text.split('\n').map((line, at) => {
    const fence = /^\s*(?:> ?)*(?:```|~~~)(.*)$/.exec(line);
    if (fence) language = language === undefined ? (fence[1] ?? '') : undefined;
    const isOutput = language === '' || language === 'text';
    const isTable = /^\s*\|/.test(line);
    const hasNoBreak = /^\s*(?:[-*+>]\s+)*\S+$/.test(line);
    const kind = isTable || hasNoBreak || isOutput ? 'wide' : language === undefined ? 'prose' : 'code';
    return { line, number: at + 1, kind };
  });
}

// A line that an analyst writes → the errors that it has, and the text when its fix is applied.

import { expect, it } from 'vitest';
import type { Diagnostic } from '../../compiler/diagnostics/diagnostic.js';
import { compile } from '../../compiler/pipeline.js';

/** What is written behind a head, and what its fix writes. */
export type Sure = readonly [written: string, meant: string, head: string];
/** What is written behind a head, and what its one message speaks of. */
export type Open = readonly [written: string, told: string, head: string];

export const errorsOf = (text: string): readonly Diagnostic[] =>
  compile({ path: 'demo.bareme', text }).diagnostics.filter(({ severity }) => severity === 'error');

const fixed = (text: string, { fix }: Diagnostic): string =>
  [...(fix?.edits ?? [])]
    .sort((a, b) => b.span.start - a.span.start)
    .reduce((so, { span, text: by }) => so.slice(0, span.start) + by + so.slice(span.end), text);

/** Where one thing only can be meant: one message, after whose fix the file is right. */
export function areMended(lines: readonly Sure[]): void {
  it.each(lines)('%s is one message and its fix is right', (written, meant, head) => {
    const text = `${head}${written}\n`;
    const errors = errorsOf(text);
    expect(errors.map(({ code }) => code)).toEqual(['E140']);
    const after = fixed(text, errors[0]!);
    expect(after).toContain(meant);
    expect(errorsOf(after)).toEqual([]);
  });
}

/** Where several things may be meant, or no fix lies within the line: one message without a fix, in both languages. */
export function areAnswered(lines: readonly Open[]): void {
  it.each(lines)('%s is one message', (written, told, head) => {
    const errors = errorsOf(`${head}${written}\n`);
    expect(errors.map(({ code }) => code)).toEqual(['E140']);
    expect(errors[0]!.fix).toBeUndefined();
    expect(errors[0]!.message.fr).not.toEqual(errors[0]!.message.en);
    expect(errors[0]!.message.en).toContain(told);
  });
}

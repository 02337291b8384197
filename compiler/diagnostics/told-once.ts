// One mistake, one message: what has one cause is told at its first place, the others are shown beside it.

import type { Span } from '../source.js';
import { entryOf } from './catalogue/entries.js';
import type { Echo } from './define.js';
import type { Diagnostic } from './diagnostic.js';

/** How the cause begins of what is wrong with a column of an example. */
export const exampleCause = 'example ';

const also = { en: 'here too', fr: 'ici aussi' };

/** Diagnostics of one code and cause in one file become one; its fix changes every place. `declarations` are where each begins and ends. */
export function toldOnce(
  all: readonly Diagnostic[],
  declarations: readonly Span[] = [],
): readonly Diagnostic[] {
  const diagnostics = withoutEchoes(all, declarations);
  const groups = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    if (diagnostic.cause === undefined) continue;
    const key = keyOf(diagnostic);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [diagnostic]);
    else group.push(diagnostic);
  }
  return diagnostics.flatMap((diagnostic) => {
    if (diagnostic.cause === undefined) return [diagnostic];
    const group = groups.get(keyOf(diagnostic));
    if (group === undefined || group.length === 1) return [diagnostic];
    const [first, ...others] = [...group].sort((a, b) => a.span.start - b.span.start);
    return first === diagnostic ? [joined(first, others)] : [];
  });
}

const keyOf = ({ code, cause, span }: Diagnostic): string => `${code}\n${cause}\n${span.file}`;

function joined(first: Diagnostic, others: readonly Diagnostic[]): Diagnostic {
  const edits = [first, ...others].flatMap(({ fix }) => fix?.edits ?? []);
  return {
    ...first,
    related: [...first.related, ...others.map(({ span }) => ({ span, label: also }))],
    fix: first.fix && others.every(({ fix }) => fix !== undefined) ? { ...first.fix, edits } : undefined,
  };
}

/** Leaves out what only repeats in other words, or rests on, what another one says: `echoes` of its entry. */
function withoutEchoes(
  diagnostics: readonly Diagnostic[],
  declarations: readonly Span[],
): readonly Diagnostic[] {
  const byCode = new Map<string, Diagnostic[]>();
  for (const one of diagnostics) {
    const same = byCode.get(one.code);
    if (same === undefined) byCode.set(one.code, [one]);
    else same.push(one);
  }
  return diagnostics.filter((one) => {
    const echoes = entryOf(one.code)?.echoes;
    if (echoes === undefined) return true;
    if (echoes.of === 'other errors')
      return !diagnostics.some(({ code, severity }) => severity === 'error' && code !== one.code);
    return !echoes.of
      .flatMap((code) => byCode.get(code) ?? [])
      .some((other) => isHeard[echoes.where](one, other, declarations));
  });
}

type Where = Extract<Echo, { readonly where: unknown }>['where'];

const isInExample = ({ cause }: Diagnostic): boolean => cause?.startsWith(exampleCause) === true;

const isHeard: Readonly<
  Record<Where, (echo: Diagnostic, other: Diagnostic, declarations: readonly Span[]) => boolean>
> = {
  anywhere: () => true,
  'same declaration': ({ span }, other, declarations) =>
    declarations.some((own) => isWithin(span, own) && isWithin(other.span, own)),
  'rules, of examples': (echo, other) => isInExample(echo) && !isInExample(other),
};

const isWithin = (span: Span, outer: Span): boolean =>
  outer.file === span.file && outer.start <= span.start && span.start < outer.end;

// One mistake, one message: what has one cause is told at its first place, the others are shown beside it.

import type { Diagnostic } from './diagnostic.js';

/** How the cause begins of what is wrong with a column of an example. */
export const exampleCause = 'example ';

const also = { en: 'here too', fr: 'ici aussi' };

/** Diagnostics of one code and cause in one file become one; its fix changes every place. */
export function toldOnce(all: readonly Diagnostic[]): readonly Diagnostic[] {
  const diagnostics = withoutEchoes(all);
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

/** A fact in a wrong unit disagrees with the rules, and then with every example that is right. */
function withoutEchoes(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const isOfType = ({ code }: Diagnostic) => /^E30[2-5]$/.test(code);
  const isInExample = ({ cause }: Diagnostic) => cause?.startsWith(exampleCause) === true;
  if (!diagnostics.some((one) => isOfType(one) && !isInExample(one))) return diagnostics;
  return diagnostics.filter((one) => !(isOfType(one) && isInExample(one)));
}

// One mistake, one message: what has one cause is told at its first place, the others are shown beside it.

import type { Span } from '../source.js';
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

/** Leaves out what only repeats in other words, or rests on, what another one says. */
function withoutEchoes(
  diagnostics: readonly Diagnostic[],
  declarations: readonly Span[],
): readonly Diagnostic[] {
  const codes = new Set(diagnostics.map(({ code }) => code));
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const isOfType = ({ code }: Diagnostic) => /^E30[2-5]$/.test(code);
  const isInExample = ({ cause }: Diagnostic) => cause?.startsWith(exampleCause) === true;
  const rulesDisagree = diagnostics.some((one) => isOfType(one) && !isInExample(one));
  return diagnostics.filter((one) => {
    // A fact in a wrong unit disagrees with the rules, and then with every example that is right.
    if (rulesDisagree && isOfType(one) && isInExample(one)) return false;
    // What `not given` would be is taken from what could not be understood.
    if (one.code === 'E315') return errors.every(({ code }) => code === 'E315');
    // What a version removes is not known while it is not known when it is in force.
    if (one.code === 'E213') return !codes.has('E214');
    // A figure that the document has not breaks the order of its column as well.
    if (columnChecks.has(one.code)) return !diagnostics.some((other) => isForeignIn(other, one));
    return true;
  });

  function isForeignIn(number: Diagnostic, { span }: Diagnostic): boolean {
    if (number.code !== 'W905') return false;
    return declarations.some((own) => isWithin(span, own) && isWithin(number.span, own));
  }
}

const columnChecks = new Set(['W605', 'W608', 'W609']);

const isWithin = (span: Span, outer: Span): boolean =>
  outer.file === span.file && outer.start <= span.start && span.start < outer.end;

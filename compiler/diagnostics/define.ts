// Turns a catalogue entry into the function that a phase calls to make one diagnostic.

import type { Span } from '../source.js';
import type { Diagnostic, Fix, Locale, Localized, Severity } from './diagnostic.js';

type Words<P> = Readonly<Record<Locale, string | ((parameters: P) => string)>>;

/** One kind of mistake. A missing parameter does not compile. */
export interface Entry<P> {
  /** E… errors, W… warnings, I… information; the number never changes meaning. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: Words<P>;
  /** Short words under the span. */
  readonly label?: Words<P>;
  /** None where it returns nothing. */
  readonly help?: Readonly<Record<'en' | 'fr', string | ((parameters: P) => string | undefined)>>;
  /** What may stand in place of the span, in the words of the file, the likeliest first. */
  readonly instead?: (parameters: P) => readonly Localized[];
  /** Left untold where another message says it already, or says that what it rests on is in doubt. */
  readonly echoes?: Echo;
  /** What it says is mended by another line, so that `allow` is not offered for it. */
  readonly isMendedElsewhere?: true;
  /** For `bareme explain`: what it means, why it matters, an example of wrong and right. */
  readonly explanation: Localized;
}

/** Of which other messages one is an echo. Codes, since entries that stand below are not there yet; a test holds that there are such. */
export type Echo =
  /** Of any error of another code. */
  | { readonly of: 'other errors' }
  /** Of these, wherever they are told. */
  | { readonly of: readonly string[]; readonly where: 'anywhere' }
  /** Of these, where both stand in one declaration. */
  | { readonly of: readonly string[]; readonly where: 'same declaration' }
  /** Told of an example: of these, told of the rules. */
  | { readonly of: readonly string[]; readonly where: 'rules, of examples' };

/** What a phase may add to a diagnostic beside its parameters. */
export interface Details {
  readonly related?: readonly { readonly span: Span; readonly label: Localized }[];
  readonly fix?: Fix;
  /** In place of the entry's help, where the phase knows better. */
  readonly help?: Localized;
  /** What several diagnostics of this code may come from together. */
  readonly cause?: string;
}

export type Maker<P> = ((span: Span, parameters: P, details?: Details) => Diagnostic) & {
  readonly entry: Entry<P>;
};

/** French in one apostrophe, that of the keyboard and of the keywords; what stands in backticks is the writer's own. */
export const inOneHand = (french: string): string =>
  french
    .split('`')
    .map((part, place) => (place % 2 === 0 ? part.replaceAll('’', "'") : part))
    .join('`');

/** The same in both languages. */
export const inBoth = (text: string): Localized => ({ en: text, fr: text });

/** `const unknownName = define<{ name: string }>({ code: …, message: … })`, then `report(unknownName(span, { name }))`. */
export function define<P>(entry: Entry<P>): Maker<P> {
  const words = (source: Words<P>, parameters: P): Localized => {
    const say = (text: string | ((parameters: P) => string)) =>
      typeof text === 'string' ? text : text(parameters);
    return { en: say(source.en), fr: inOneHand(say(source.fr)) };
  };
  const helpFor = (parameters: P): Localized | undefined => {
    const say = (text: string | ((parameters: P) => string | undefined) | undefined) =>
      typeof text === 'function' ? text(parameters) : text;
    const [en, fr] = [say(entry.help?.en), say(entry.help?.fr)];
    return en === undefined || fr === undefined ? undefined : { en, fr: inOneHand(fr) };
  };
  const make = (span: Span, parameters: P, details: Details = {}): Diagnostic => ({
    code: entry.code,
    severity: entry.severity,
    message: words(entry.message, parameters),
    span,
    label: entry.label && words(entry.label, parameters),
    related: details.related ?? [],
    help: details.help ?? helpFor(parameters),
    fix: details.fix,
    ...(entry.instead === undefined ? {} : { instead: entry.instead(parameters) }),
    ...(details.cause === undefined ? {} : { cause: details.cause }),
  });
  return Object.assign(make, { entry });
}

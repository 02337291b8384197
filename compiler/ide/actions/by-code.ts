// Offers by the code of a message: each is made from the place that the message names, and from what its help writes in code.

import type { Declaration, RuleFile } from '../../../grammar/tree/syntax.js';
import type { Diagnostic, Fix, Localized } from '../../diagnostics/diagnostic.js';
import type { Span } from '../../source.js';
import type { Snapshot } from '../snapshot.js';
import type { ActionMaker } from './action.js';
import { declarationAround } from './places.js';

/** Where a message points. */
export interface Place {
  readonly file: RuleFile;
  readonly span: Span;
  /** What stands there. */
  readonly written: string;
  /** The whole declaration around it; undefined between declarations. */
  readonly declaration: Declaration | undefined;
  readonly diagnostic: Diagnostic;
  readonly snapshot: Snapshot;
}

export type Offer = (place: Place) => readonly Fix[];

/** A maker of what a table of offers has under the code of a message. */
export const offersOf =
  (offers: Readonly<Record<string, Offer>>): ActionMaker =>
  (diagnostic, snapshot) => {
    const offer = offers[diagnostic.code];
    const { span } = diagnostic;
    const file = snapshot.compilation.resolved.files.find(({ path }) => path === span.file);
    if (offer === undefined || file === undefined) return [];
    const written = file.text.slice(span.start, span.end);
    const declaration = declarationAround(snapshot, span)?.declaration;
    return offer({ file, span, written, declaration, diagnostic, snapshot });
  };

/** What the help of a message writes in code, in the words of a file. */
export const codesIn = (help: Localized | undefined, locale: 'en' | 'fr'): readonly string[] =>
  [...(help?.[locale] ?? '').matchAll(/`([^`]+)`/gu)].map(([, code = '']) => code);

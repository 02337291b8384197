// Sections, source documents and quotes: where each declaration stands in the document.

import type { Expr, RuleFile } from '../../grammar/tree/syntax.js';
import type { Entry, Resolved, SectionDeclaration } from '../1-resolve/resolved.js';
import type { Place } from './types/checked.js';
import { foldHeading } from './types/fold-heading.js';
import type { Quote, Section, SourceDocument } from './types/parts.js';

export interface Places {
  readonly sections: readonly Section[];
  readonly documents: readonly SourceDocument[];
  readonly quotes: readonly Quote[];
  placeOf(entry: Entry): Place;
  sectionOf(entry: Entry): string | undefined;
  /** `applies when` of the section. */
  appliesTo(entry: Entry): Expr | undefined;
}

export function collectPlaces(resolved: Resolved): Places {
  const ids = new Map<SectionDeclaration, string>();
  const sections: Section[] = [];
  for (const { declaration } of resolved.entries) {
    if (declaration.kind !== 'section') continue;
    const number = declaration.number?.text ?? '';
    const title = declaration.title?.text ?? '';
    const same = sections.find((one) => one.number === number && one.title === title);
    const id =
      same?.id ??
      freeId(
        number ||
          foldHeading(title)
            .replace(/[^a-z0-9]+/g, '-')
            .slice(0, 40),
        sections,
      );
    ids.set(declaration, id);
    if (!same) sections.push({ id, number, title, ours: declaration.ours, span: declaration.span });
  }
  const documentsOf = new Map<RuleFile, SourceDocument[]>();
  for (const { declaration, file } of resolved.entries) {
    if (declaration.kind !== 'source') continue;
    const { document, held, language, span } = declaration;
    const known = documentsOf.get(file) ?? [];
    documentsOf.set(file, [...known, { name: document.text, held, language: language ?? file.locale, span }]);
  }
  const sectionOf = ({ section }: Entry) => section && ids.get(section);
  const quotesOf = ({ declaration, file }: Entry): readonly Quote[] => {
    const documents = documentsOf.get(file) ?? [];
    const document = documents.length === 1 ? documents[0]?.name : undefined;
    return declaration.quotes.map(({ text, span }) => ({ text, document, span }));
  };
  return {
    sections,
    documents: [...documentsOf.values()].flat(),
    quotes: resolved.entries.flatMap(quotesOf),
    sectionOf,
    placeOf: (entry) => ({
      section: sectionOf(entry),
      quote: quotesOf(entry)[0],
      span: entry.declaration.span,
    }),
    appliesTo: ({ section }) => section?.applies,
  };
}

function freeId(wanted: string, sections: readonly Section[]): string {
  const base = wanted === '' ? 'section' : wanted;
  let id = base;
  for (let count = 2; sections.some((one) => one.id === id); count++) id = `${base}-${count}`;
  return id;
}

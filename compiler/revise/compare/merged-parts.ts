// What two tariffs have beside rules – documents, sections, units – as one, without taking one side's for the other's.

import type { Model, Quote, Section } from '../../3-model/model.js';

type Placed = { readonly section: string | undefined };
type Quoted = { readonly quote: Quote | undefined };

/** The tariff with names of its own where before means something else by them: sections, and documents of another text. */
export function toldApart(
  after: Model,
  before: Model,
  side: string,
  isSameDocument: (name: string) => boolean,
): Model {
  const known = new Map(before.sections.map((section) => [section.id, section]));
  const isShared = ({ id, number, title }: Section): boolean => {
    const other = known.get(id);
    return other === undefined || (other.number === number && other.title === title);
  };
  const moved = new Set(after.sections.filter((section) => !isShared(section)).map(({ id }) => id));
  const named = new Set(before.documents.map(({ name }) => name));
  const section = (id: string): string => (moved.has(id) ? `${id} ${side}` : id);
  const document = (name: string): string =>
    named.has(name) && !isSameDocument(name) ? documentOf(name, side) : name;
  const placed = <T extends Placed>(one: T): T =>
    one.section === undefined ? one : { ...one, section: section(one.section) };
  const quoted = <T extends Quoted>(one: T): T =>
    one.quote?.document === undefined
      ? one
      : { ...one, quote: { ...one.quote, document: document(one.quote.document) } };
  const both = <T extends Placed & Quoted>(one: T): T => quoted(placed(one));
  return {
    ...after,
    documents: after.documents.map((one) => ({ ...one, name: document(one.name) })),
    sections: after.sections.map((one) => ({ ...one, id: section(one.id) })),
    definitions: after.definitions.map(both),
    tables: after.tables.map(both),
    scales: after.scales.map(both),
    facts: after.facts.map(both),
    notices: after.notices.map(both),
    readings: after.readings.map(placed),
  };
}

/** What a document of after is called where before has another of that name. */
export const documentOf = (name: string, side: string): string => `${name} (${side})`;

/** Those of before, then those that only after has. */
export function union<T>(before: readonly T[], after: readonly T[], of: (one: T) => string): readonly T[] {
  const known = new Set(before.map(of));
  return [...before, ...after.filter((one) => !known.has(of(one)))];
}

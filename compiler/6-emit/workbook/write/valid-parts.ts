// What exceljs writes against the schemas of the format, mended part by part: programs read it, validators do not take it.

import type { Locale } from '../../../languages.js';
import { withNamedStyles } from './named-styles.js';

/** Children of a font in the order of the schema (CT_Font). */
const fontOrder = [
  'b',
  'i',
  'strike',
  'condense',
  'extend',
  'outline',
  'shadow',
  'u',
  'vertAlign',
  'sz',
  'color',
  'name',
  'family',
  'charset',
  'scheme',
];

/** The text of a part as the schemas want it; the styles of cells with names in a language. */
export function validPart(name: string, content: Uint8Array, language?: Locale): Uint8Array {
  const mend = mends.find(({ of }) => of.test(name))?.mend;
  if (mend === undefined) return content;
  const mended = mend(new TextDecoder().decode(content));
  const isNamed = language !== undefined && stylesPart.test(name);
  return new TextEncoder().encode(isNamed ? withNamedStyles(mended, language) : mended);
}

/** A part that places pictures, each with what it shows in words: exceljs has no place for them. */
export function withAlternatives(content: Uint8Array, alternatives: readonly string[]): Uint8Array {
  let place = 0;
  const xml = new TextDecoder().decode(content).replace(/<xdr:cNvPr (?![^>]*descr=)/g, (all) => {
    const said = alternatives[place++];
    return said === undefined ? all : `${all}descr="${asAttribute(said)}" `;
  });
  return new TextEncoder().encode(xml);
}

const asAttribute = (text: string): string =>
  text.replace(/\s+/g, ' ').replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const stylesPart = /^xl\/styles\.xml$/;

const mends: readonly { readonly of: RegExp; readonly mend: (xml: string) => string }[] = [
  {
    of: stylesPart,
    mend: (xml) => xml.replace(/(?<=<font>)[\s\S]*?(?=<\/font>)/g, inFontOrder),
  },
  {
    of: /^xl\/drawings\/[^/]*\.xml$/,
    // Only an anchor at two cells says how it moves with them.
    mend: (xml) => xml.replace(/(<xdr:oneCellAnchor) editAs="[^"]*"/g, '$1'),
  },
];

/** Fonts of exceljs have empty elements only. */
function inFontOrder(children: string): string {
  const found = [...children.matchAll(/<(\w+)[^>]*\/>/g)].map(([all, tag = '']) => ({ all, tag }));
  return found
    .sort((a, b) => fontOrder.indexOf(a.tag) - fontOrder.indexOf(b.tag))
    .map(({ all }) => all)
    .join('');
}

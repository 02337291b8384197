// Cell styles with names, as spreadsheets list them: what is typed, calculated or printed is found, and restyled, by its role.
// exceljs writes none, so they are added to the part that holds the styles.

import type { Locale } from '../../../languages.js';
import { colours, fills } from './styles.js';

const english = {
  input: 'Tariff – input',
  parameter: 'Tariff – parameter',
  result: 'Tariff – result',
  heading: 'Tariff – heading',
  section: 'Tariff – section',
  title: 'Tariff – title',
  figure: 'Tariff – figure',
  cross: 'Tariff – from another sheet',
  formula: 'Tariff – formula',
};

type StyleNames = typeof english;

const french: StyleNames = {
  input: 'Barème – saisie',
  parameter: 'Barème – paramètre',
  result: 'Barème – résultat',
  heading: 'Barème – en-tête',
  section: 'Barème – rubrique',
  title: 'Barème – titre',
  figure: 'Barème – donnée chiffrée',
  cross: 'Barème – d’une autre feuille',
  formula: 'Barème – formule',
};

const namesIn: Readonly<Record<Locale, StyleNames>> = { en: english, fr: french };

interface Named {
  readonly name: string;
  /** Of the font and of the fill of a format, as XML. */
  readonly isOne: (font: string, fill: string) => boolean;
}

const filled =
  (colour: string) =>
  (_font: string, fill: string): boolean =>
    fill.includes(`"${colour}"`);
const written =
  (colour: string) =>
  (font: string, fill: string): boolean =>
    font.includes(`"${colour}"`) && !font.includes('<b/>') && !fill.includes('solid');

const stylesOf = (names: StyleNames): readonly Named[] => [
  { name: names.input, isOne: filled(fills.input) },
  { name: names.parameter, isOne: filled(fills.parameter) },
  { name: names.result, isOne: filled(fills.result) },
  { name: names.heading, isOne: filled(colours.navy) },
  { name: names.section, isOne: filled(fills.section) },
  { name: names.title, isOne: (font) => font.includes('<sz val="18"/>') },
  { name: names.figure, isOne: written(colours.input) },
  { name: names.cross, isOne: written(colours.cross) },
  { name: names.formula, isOne: written(colours.formula) },
];

/** What a format says of itself, whatever its style says. */
const own = ['NumberFormat', 'Font', 'Fill', 'Border', 'Alignment', 'Protection'];
const idOf = (what: string): string => `${what.toLowerCase()}Id`;
const inStyle = ['Font', 'Fill', 'Border'];

export function withNamedStyles(xml: string, language: Locale): string {
  const fonts = elements(xml, 'fonts', 'font');
  const fillsOf = elements(xml, 'fills', 'fill');
  const bases: string[] = [];
  const listed: string[] = [];
  const places = new Map<string, number>();
  const placeOf = (style: Named, format: string): number => {
    const known = places.get(style.name);
    if (known !== undefined) return known;
    const at = (what: string): string => `${what}="${numberIn(format, what)}"`;
    const applied = own.map((what) => `apply${what}="${inStyle.includes(what) ? 1 : 0}"`).join(' ');
    bases.push(`<xf numFmtId="0" ${at('fontId')} ${at('fillId')} ${at('borderId')} ${applied}/>`);
    listed.push(`<cellStyle name="${style.name}" xfId="${bases.length}"/>`);
    places.set(style.name, bases.length);
    return bases.length;
  };
  const styles = stylesOf(namesIn[language]);
  const formats = xml.replace(/(?<=<cellXfs[^>]*>)[\s\S]*?(?=<\/cellXfs>)/, (all) =>
    all.replace(/<xf [^>]*?(?=\/?>)/g, (format) => {
      const font = fonts[numberIn(format, 'fontId')] ?? '';
      const fill = fillsOf[numberIn(format, 'fillId')] ?? '';
      const style = styles.find(({ isOne }) => isOne(font, fill));
      if (style === undefined) return format;
      const place = placeOf(style, format);
      const base = bases[place - 1] ?? '';
      // What is as in the style follows it when somebody changes the style.
      const follows = (what: string): boolean =>
        inStyle.includes(what) && numberIn(format, idOf(what)) === numberIn(base, idOf(what));
      const plain = format.replace(/ apply\w+="\d"/g, '').replace(/xfId="\d+"/, `xfId="${place}"`);
      return [plain.trimEnd(), ...own.map((what) => `apply${what}="${follows(what) ? 0 : 1}"`)].join(' ');
    }),
  );
  return counted(counted(formats, 'cellStyleXfs', bases), 'cellStyles', listed);
}

const numberIn = (format: string, what: string): number =>
  Number(new RegExp(`\\b${what}="(\\d+)"`).exec(format)?.[1] ?? 0);

function elements(xml: string, group: string, element: string): readonly string[] {
  const [, inner = ''] = new RegExp(`<${group}[^>]*>([\\s\\S]*?)</${group}>`).exec(xml) ?? [];
  return inner.match(new RegExp(`<${element}>[\\s\\S]*?</${element}>|<${element}/>`, 'g')) ?? [];
}

/** Behind what a group holds, which is one element. */
const counted = (xml: string, group: string, more: readonly string[]): string =>
  xml.replace(
    new RegExp(`<${group} count="1">([\\s\\S]*?)</${group}>`),
    (_, first: string) => `<${group} count="${1 + more.length}">${first}${more.join('')}</${group}>`,
  );

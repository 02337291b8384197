// Parts of the file as the schemas of the format want them; the whole file is held to Microsoft's validator by `npm run rig:openxml`.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { validPart } from '../../compiler/6-emit/workbook/write/valid-parts.js';

const mended = (name: string, xml: string): string =>
  new TextDecoder().decode(validPart(name, new TextEncoder().encode(xml)));

describe('a part as exceljs writes it', () => {
  it('has the children of fonts in the order of the schema, whatever they are', () => {
    const inOrder = [
      '<b/>',
      '<i/>',
      '<strike/>',
      '<u val="double"/>',
      '<vertAlign val="superscript"/>',
      '<sz val="9"/>',
      '<color rgb="FF00703C"/>',
      '<name val="Calibri"/>',
      '<family val="2"/>',
      '<scheme val="minor"/>',
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(inOrder), fc.shuffledSubarray(inOrder), (one, other) => {
        const fonts = (kept: readonly (readonly string[])[]) =>
          `<fonts>${kept.map((children) => `<font>${children.join('')}</font>`).join('')}</fonts><b/>`;
        const sorted = (children: readonly string[]) => inOrder.filter((child) => children.includes(child));
        expect(mended('xl/styles.xml', fonts([one, other]))).toBe(fonts([sorted(one), sorted(other)]));
      }),
    );
  });

  it('says how a picture moves only where it hangs on two cells', () => {
    const anchors = (said: string) =>
      `<xdr:oneCellAnchor${said}><a/></xdr:oneCellAnchor><xdr:twoCellAnchor editAs="oneCell"/>`;
    expect(mended('xl/drawings/drawing1.xml', anchors(' editAs="oneCell"'))).toBe(anchors(''));
  });

  it.each(['en', 'fr'] as const)('names the styles of cells by their role, in %s', (language) => {
    const fonts =
      '<fonts count="3"><font><sz val="11"/></font><font><sz val="11"/><color rgb="FF0000FF"/></font><font><sz val="10"/><color rgb="FF00703C"/></font></fonts>';
    const fills =
      '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFF8DC"/></patternFill></fill></fills>';
    const formats = ['0', '1', '2', '1']
      .map(
        (font) =>
          `<xf numFmtId="4" fontId="${font}" fillId="${font === '1' ? 1 : 0}" borderId="0" xfId="0" applyFont="1"/>`,
      )
      .join('');
    const xml = `<styleSheet>${fonts}${fills}<cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs><cellXfs count="4">${formats}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
    const named = new TextDecoder().decode(
      validPart('xl/styles.xml', new TextEncoder().encode(xml), language),
    );
    const [, input, cross] = [...named.matchAll(/<cellStyle name="([^"]*)"/g)].map(([, name]) => name);
    expect([input, cross]).toEqual(
      {
        en: ['Tariff – input', 'Tariff – from another sheet'],
        fr: ['Barème – saisie', 'Barème – d’une autre feuille'],
      }[language],
    );
    const used = (part: string) =>
      [...(new RegExp(`<${part} [\\s\\S]*</${part}>`).exec(named)?.[0] ?? '').matchAll(/<xf [^>]*>/g)].map(
        ([format]) => /xfId="(\d)"/.exec(format)?.[1],
      );
    expect(used('cellXfs')).toEqual(['0', '1', '2', '1']);
    // What is as in its style follows the style; what a cell has of its own does not.
    expect(named).toMatch(/xfId="1" applyNumberFormat="1" applyFont="0" applyFill="0" applyBorder="0"/);
    expect(named).toContain('<cellStyleXfs count="3">');
    expect(named).toContain('<cellStyles count="3">');
  });

  it('is left as it is where nothing is known against it', () => {
    const bytes = new Uint8Array([0, 255, 60]);
    expect(validPart('xl/media/image1.png', bytes)).toBe(bytes);
  });
});

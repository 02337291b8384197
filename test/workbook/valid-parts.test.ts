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

  it('is left as it is where nothing is known against it', () => {
    const bytes = new Uint8Array([0, 255, 60]);
    expect(validPart('xl/media/image1.png', bytes)).toBe(bytes);
  });
});

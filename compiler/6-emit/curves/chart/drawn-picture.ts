// Pictures of a model made into images by a renderer that the caller brings: the core has no fonts and reads no files.

import type { Model } from '../../../3-model/model.js';
import { alternativeText } from '../alternative-text.js';
import { picturesOf } from '../pictures-of-model.js';
import { svgOf } from './svg-of-picture.js';

/** A picture of a table or scale as the workbook takes it. */
export interface DrawnPicture {
  /** Told apart from all others by it; the same on every build. */
  readonly name: string;
  readonly title: string;
  readonly clause: string;
  /** In words, for those who do not see it. */
  readonly alternative: string;
  readonly png: Uint8Array;
  /** In CSS pixels, as it is to be seen at its own size. */
  readonly width: number;
  readonly height: number;
}

/** Makes a PNG of an SVG document. */
export type Rasterizer = (svg: string) => Uint8Array | Promise<Uint8Array>;

/** For `workbookWithPictures`: every table and scale of a model that a picture says something about, as PNG. */
export const drawnBy =
  (rasterize: Rasterizer) =>
  async (model: Model): Promise<readonly DrawnPicture[]> => {
    const drawn: DrawnPicture[] = [];
    for (const picture of picturesOf(model)) {
      const svg = await svgOf(picture);
      const [width, height] = ['width', 'height'].map((side) =>
        Number(new RegExp(`^<svg[^>]* ${side}="([\\d.]+)"`).exec(svg)?.[1]),
      );
      const { name, title, clause } = picture;
      drawn.push({
        name,
        title,
        clause,
        alternative: alternativeText(picture),
        png: await rasterize(svg),
        width: width ?? 0,
        height: height ?? 0,
      });
    }
    return drawn;
  };

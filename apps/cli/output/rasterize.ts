// SVG into PNG: the same bytes on every machine, with one bundled font and a renderer that brings its own arithmetic.

import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** Draws an SVG at one and a half times its size, for screens and paper. */
export type Rasterize = (svg: string) => Uint8Array;

const family = 'Source Sans 3';

/** Letters that the font does not have, of the scripts in which documents may be written. */
const others = /[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\u{20000}-\u{3ffff}]+/gu;

/** Where the files are that draw: beside the bundle; in a tree that is run from its sources, in their packages. */
const packaged = {
  'resvg.wasm': '@resvg/resvg-wasm/index_bg.wasm',
  'regular.ttf': '@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf',
  'bold.ttf': '@expo-google-fonts/source-sans-3/700Bold/SourceSans3_700Bold.ttf',
} as const;

function asset(name: keyof typeof packaged): Uint8Array {
  const beside = new URL(name, import.meta.url);
  return new Uint8Array(
    readFileSync(existsSync(beside) ? beside : createRequire(import.meta.url).resolve(packaged[name])),
  );
}

let ready: Promise<Rasterize> | undefined;

/** Loads the renderer and the font when the first picture is to be drawn. */
export function rasterizer(): Promise<Rasterize> {
  ready ??= load();
  return ready;
}

async function load(): Promise<Rasterize> {
  const { initWasm, Resvg } = await import('@resvg/resvg-wasm');
  await initWasm(asset('resvg.wasm'));
  const fontBuffers = [asset('regular.ttf'), asset('bold.ttf')];
  return (svg) => {
    const drawing = new Resvg(svg.replace(others, '…'), {
      fitTo: { mode: 'zoom', value: 1.5 },
      font: { fontBuffers, defaultFontFamily: family, sansSerifFamily: family },
    });
    const image = drawing.render();
    const png = image.asPng();
    image.free();
    drawing.free();
    return png;
  };
}

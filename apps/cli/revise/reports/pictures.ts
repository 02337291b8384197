// Pictures of a report as SVG: a bridge from one sum to another, and differences along a book. Told in words too.

import { html } from '../../../server/pages/page.js';

export interface BridgePart {
  readonly label: string;
  readonly value: number;
  readonly shown: string;
  /** `sum` stands on zero; `step` on what came before. */
  readonly kind: 'sum' | 'step';
  /** Which of the colours of the page. */
  readonly colour: number;
}

const width = 860;
const left = 330;
const right = 110;
const bar = 20;
const row = 32;

/** Horizontal bars, each step where the one before ended. */
export function bridge(title: string, parts: readonly BridgePart[]): string {
  let at = 0;
  const spans = parts.map((part) => {
    const [from, to] =
      (part.kind satisfies 'sum' | 'step') === 'sum' ? [0, part.value] : [at, at + part.value];
    at = to;
    return { part, from, to };
  });
  const ends = [0, ...spans.flatMap(({ from, to }) => [from, to])];
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const scale = (value: number): number =>
    left + ((value - low) / (high - low === 0 ? 1 : high - low)) * (width - left - right);
  const height = parts.length * row + 12;
  const rows = spans.map(({ part, from, to }, index) => {
    const [a, b] = [scale(Math.min(from, to)), scale(Math.max(from, to))];
    const y = index * row + 8;
    const joint =
      index + 1 < spans.length
        ? `<line class="axis" x1="${n(scale(to))}" x2="${n(scale(to))}" y1="${y + bar}" y2="${y + row}"/>`
        : '';
    return `<text x="0" y="${y + 15}">${html(cut(part.label, 46))}</text><rect x="${n(a)}" y="${y}" width="${n(Math.max(1.5, b - a))}" height="${bar}" rx="2" style="fill:var(--c${part.colour})"/><text x="${n(b + 6)}" y="${y + 15}">${html(part.shown)}</text>${joint}`;
  });
  return figure(
    title,
    parts.map(({ label, shown }) => `${label}: ${shown}`).join('; '),
    height,
    `<line class="zero" x1="${n(scale(0))}" x2="${n(scale(0))}" y1="0" y2="${height}"/>${rows.join('')}`,
  );
}

export interface Dot {
  readonly at: number;
  readonly value: number;
  readonly colour: number;
}

/** One mark a difference, by its place in the book; marks have shapes as well as colours. */
export function dots(
  title: string,
  described: string,
  all: readonly Dot[],
  {
    last,
    axis,
    shown,
  }: { readonly last: number; readonly axis: string; readonly shown: (value: number) => string },
): string {
  const [top, bottom, height, margin] = [12, 34, 260, 110];
  const values = [0, ...all.map(({ value }) => value)];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const x = (at: number): number => margin + (at / Math.max(1, last)) * (width - margin - 16);
  const y = (value: number): number =>
    height - bottom - ((value - low) / (high - low === 0 ? 1 : high - low)) * (height - top - bottom);
  const ticks = [...new Set([low, 0, high])].filter((tick) => tick === 0 || Math.abs(y(tick) - y(0)) > 16);
  const lines = ticks.map(
    (tick) =>
      `<line class="${tick === 0 ? 'zero' : 'axis'}" x1="${margin}" x2="${width - 16}" y1="${n(y(tick))}" y2="${n(y(tick))}"/><text x="${margin - 8}" y="${n(y(tick) + 4)}" text-anchor="end">${html(shown(tick))}</text>`,
  );
  const marks = all.map(
    ({ at, value, colour }) =>
      `<path d="M${n(x(at))} ${n(y(value))}${shapes[colour % shapes.length] ?? ''}" style="fill:var(--c${colour})" fill-opacity=".8"/>`,
  );
  const labels = `<text x="${margin}" y="${height - 8}">1</text><text x="${width - 16}" y="${height - 8}" text-anchor="end">${last}</text><text x="${(width + margin) / 2}" y="${height - 8}" text-anchor="middle">${html(axis)}</text>`;
  return figure(title, described, height, lines.join('') + marks.join('') + labels);
}

/** Cross, circle, square, triangle, diamond, bar: around the point at which the pen stands. */
const shapes = [
  'm-4 -3l1 -1l3 3l3 -3l1 1l-3 3l3 3l-1 1l-3 -3l-3 3l-1 -1l3 -3z',
  'm-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z',
  'm-3.5 -3.5h7v7h-7z',
  'm0 -4.5l4.5 8h-9z',
  'm0 -5l5 5l-5 5l-5 -5z',
  'm-2 -5h4v10h-4z',
] as const;

/** The mark of a colour, to stand in a sentence. */
export const mark = (colour: number): string =>
  `<svg width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true" style="display:inline-block;vertical-align:-2px"><path d="M0 0${shapes[colour % shapes.length] ?? ''}" style="fill:var(--c${colour})"/></svg>`;

function figure(title: string, described: string, height: number, inside: string): string {
  return `<figure><svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${html(`${title}. ${described}`)}">${inside}</svg><figcaption>${html(title)}</figcaption></figure>`;
}

const n = (value: number): string => (Number.isFinite(value) ? String(Math.round(value * 10) / 10) : '0');

const cut = (label: string, most: number): string =>
  label.length <= most ? label : `${label.slice(0, most - 1)}…`;

export interface Line {
  readonly label: string;
  readonly colour: number;
  readonly dashed: boolean;
  readonly points: readonly { readonly x: number; readonly y: number | undefined }[];
}

/** Lines over one quantity, with a legend; a line is broken where it has no value. */
export function lines(
  title: string,
  described: string,
  all: readonly Line[],
  {
    axis,
    shown,
    shownX,
  }: {
    readonly axis: string;
    readonly shown: (value: number) => string;
    readonly shownX: (value: number) => string;
  },
): string {
  const [top, bottom, height, margin] = [16, 56, 320, 110];
  const points = all.flatMap((line) => line.points);
  const xs = points.map(({ x }) => x);
  const [first, last] = [Math.min(...xs), Math.max(...xs)];
  const high = Math.max(1e-9, ...points.map(({ y }) => y ?? 0));
  const low = Math.min(0, ...points.map(({ y }) => y ?? 0));
  const px = (value: number): number =>
    margin + ((value - first) / Math.max(1e-9, last - first)) * (width - margin - 24);
  const py = (value: number): number =>
    height - bottom - ((value - low) / (high - low)) * (height - top - bottom);
  const drawn = all.map(({ colour, dashed, points: own }) => {
    let pen = false;
    const path = own.map(({ x, y }) => {
      if (y === undefined) {
        pen = false;
        return '';
      }
      const move = `${pen ? 'L' : 'M'}${n(px(x))} ${n(py(y))}`;
      pen = true;
      return move;
    });
    return `<path d="${path.join('')}" style="stroke:var(--c${colour})" fill="none" stroke-width="2.5" stroke-linejoin="round"${dashed ? ' stroke-dasharray="7 5"' : ''}/>`;
  });
  const grid = [0, 0.25, 0.5, 0.75, 1].map((share) => {
    const value = low + share * (high - low);
    return `<line class="axis" x1="${margin}" x2="${width - 24}" y1="${n(py(value))}" y2="${n(py(value))}"/><text x="${margin - 8}" y="${n(py(value) + 4)}" text-anchor="end">${html(shown(value))}</text>`;
  });
  const under = [0, 0.25, 0.5, 0.75, 1].map((share) => {
    const value = first + share * (last - first);
    return `<text x="${n(px(value))}" y="${height - bottom + 18}" text-anchor="middle">${html(shownX(value))}</text>`;
  });
  const legend = all.map(
    ({ label, colour, dashed }, index) =>
      `<line x1="${margin + index * 260}" x2="${margin + index * 260 + 34}" y1="${height - 8}" y2="${height - 8}" style="stroke:var(--c${colour})" stroke-width="2.5"${dashed ? ' stroke-dasharray="7 5"' : ''}/><text x="${margin + index * 260 + 42}" y="${height - 4}">${html(cut(label, 30))}</text>`,
  );
  const name = `<text x="${width - 24}" y="${height - 4}" text-anchor="end">${html(axis)}</text>`;
  return figure(title, described, height, [...grid, ...under, ...drawn, ...legend, name].join(''));
}

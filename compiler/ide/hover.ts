// What stands under the pointer, in words: a name with its label, unit, limits and section, a code with what it means.

import { describeType } from '../2-check/types/describe.js';
import { entryOf } from '../diagnostics/catalogue/entries.js';
import type { Locale } from '../diagnostics/diagnostic.js';
import { punctuation } from '../languages.js';
import type { Span } from '../source.js';
import { optionsOf } from './completion/options.js';
import { typeOfName } from './completion/units.js';
import type { Snapshot } from './snapshot.js';
import type { Occurrence } from './symbols/occurrences.js';
import { besideOf } from './views/beside.js';

export interface Hover {
  readonly span: Span;
  /** One thing each, as plain text; the first is the name as declared. */
  readonly lines: readonly string[];
  /** Of a message: what it means at length is the entry's, and is loaded where it is wanted. */
  readonly code?: string;
}

export interface HoverOptions {
  readonly locale: Locale;
  /** The value of a name in the case at hand, as people read it. */
  readonly valueIn?: (name: string) => string | undefined;
}

/** Undefined where nothing is to be said. */
export function hoverAt(
  snapshot: Snapshot,
  file: string,
  offset: number,
  options: HoverOptions,
): Hover | undefined {
  const found = snapshot.symbols.at(file, offset);
  if (found !== undefined) return { span: found.span, lines: aboutName(snapshot, found, options) };
  return aboutCode(snapshot, file, offset) ?? aboutNumber(snapshot, file, offset, options);
}

function aboutName(
  snapshot: Snapshot,
  { key }: Occurrence,
  { locale, valueIn }: HoverOptions,
): readonly string[] {
  const { checked } = snapshot.compilation;
  switch (key.kind) {
    case 'unit': {
      const info = checked.units.find(({ symbol, singular, plural }) =>
        [symbol, singular, plural].includes(key.name),
      );
      return [key.name, ...(info === undefined ? [] : [`${info.singular}, ${info.plural}`])];
    }
    case 'parameter':
      return [key.name, { en: `parameter of ${key.owner}`, fr: `paramètre de ${key.owner}` }[locale]];
    case 'option': {
      const option = optionsOf(checked, key.owner).find(({ name }) => name === key.name);
      const reading = checked.readings.find(({ name }) => name === key.owner);
      const because = reading?.options.find(({ name }) => name === key.name)?.because;
      return [
        `${key.owner} : ${key.name}`,
        ...(option === undefined || option.label === key.name ? [] : [option.label]),
        ...(because === undefined || because === '' ? [] : [because]),
      ];
    }
    case 'name': {
      const [declared] = snapshot.symbols.declared(key.name);
      const type = typeOfName(checked, key.name);
      const fact = checked.facts.find(({ name }) => name === key.name);
      const place = fact?.place ?? checked.statements.find(({ name }) => name === key.name)?.place;
      const section = checked.sections.find(({ id }) => id === place?.section);
      const label =
        declared && 'label' in declared.declaration ? declared.declaration.label?.text : undefined;
      const line = declared && firstLine(snapshot, declared.declaration.span);
      const value = valueIn?.(key.name);
      return [
        line ?? key.name,
        ...(label === undefined ? [] : [label]),
        ...(type === undefined ? [] : [describeType(type)[locale]]),
        ...(section === undefined
          ? []
          : [[section.number, section.title].filter((part) => part !== '').join(' ')]),
        ...(value === undefined ? [] : [`= ${value}`]),
      ];
    }
  }
}

function firstLine(snapshot: Snapshot, { file, start, end }: Span): string | undefined {
  return snapshot.textOf(file)?.slice(start, end).split('\n')[0]?.trimEnd();
}

function aboutCode(snapshot: Snapshot, file: string, offset: number): Hover | undefined {
  const own = snapshot.compilation.resolved.files.find(({ path }) => path === file);
  for (const { allowed } of own?.declarations ?? []) {
    for (const { code } of allowed) {
      if (offset < code.span.start || code.span.end < offset) continue;
      const entry = entryOf(code.text.toUpperCase());
      if (entry !== undefined) return { span: code.span, lines: [code.text], code: entry.code };
    }
  }
  return undefined;
}

function aboutNumber(
  snapshot: Snapshot,
  file: string,
  offset: number,
  { locale }: HoverOptions,
): Hover | undefined {
  const use = snapshot.compilation.checked.numbers.find(
    ({ span }) =>
      span.file === file && span.start <= offset && offset < span.end && span.end - span.start < 60,
  );
  if (use === undefined || (use.use !== 'rule' && use.use !== 'table' && use.use !== 'reading'))
    return undefined;
  const lines = besideOf(snapshot).flatMap(({ name, text, numbers }) =>
    numbers
      .filter(({ uses }) => uses.some(({ start, file: from }) => start === use.span.start && from === file))
      .map(({ start }) => {
        const from = text.lastIndexOf('\n', start) + 1;
        const end = text.indexOf('\n', start);
        const line = text.slice(from, end < 0 ? text.length : end).trim();
        const number = text.slice(0, start).split('\n').length;
        return `${name}, ${{ en: 'line', fr: 'ligne' }[locale]} ${number}${punctuation[locale].colon} ${line.slice(0, 160)}`;
      }),
  );
  return lines.length === 0 ? undefined : { span: use.span, lines: lines.slice(0, 4) };
}

// What to write where a value of another kind stands: the name behind a label, a comparison, the currency of a bare number.

import type { Resolved } from '../../1-resolve/resolved.js';
import type { Details } from '../../diagnostics/define.js';
import { replacing } from '../../diagnostics/replacing.js';
import { folded } from '../../diagnostics/suggest.js';
import type { CheckedExpression } from './checked.js';
import type { Context } from './context.js';
import { type condition, unitWords } from './describe.js';
import type { OptionSet, Type } from './types.js';
import { currenciesIn } from './unit-algebra.js';

/** The name of the one fact, value, amount … with the label; case and accents do not count. */
export function nameOfLabel({ names }: Resolved, label: string): string | undefined {
  const wanted = folded(label.trim());
  const found = [...names].filter(([name, entries]) =>
    entries.some(({ declaration }) => {
      const own = 'label' in declaration ? declaration.label?.text : undefined;
      return (
        own !== undefined &&
        'name' in declaration &&
        declaration.name?.text === name &&
        folded(own) === wanted
      );
    }),
  );
  return found.length === 1 ? found[0]?.[0] : undefined;
}

/** What helps where a value of another kind stands: the name behind a label, or how a quantity becomes a condition. */
export function helpForKind(
  context: Context,
  value: CheckedExpression,
  wanted: Type | typeof condition,
): Details {
  if (value.kind === 'text') {
    const set = 'kind' in wanted && wanted.kind === 'choice' ? wanted.set : undefined;
    const name = set
      ? set.options.find(({ label }) => folded(label) === folded(value.value))?.name
      : context.nameOfLabel(value.value);
    if (name === undefined) return {};
    const help = {
      en: `a rule is written with names: \`${name}\` is the one with this label`,
      fr: `une règle s'écrit avec des noms : \`${name}\` est celui qui a ce libellé`,
    };
    return { ...replacing(value.span, name), help };
  }
  if ('kind' in wanted && wanted.kind === 'choice') return optionLabelled(context, value, wanted.set);
  const isCondition = !('kind' in wanted) || wanted.kind === 'yes-no';
  if (!isCondition || value.type.kind !== 'quantity') return {};
  const written = context.text(value.span);
  const [unit] = value.type.unit.powers;
  const zero = `0 ${value.type.percent ? '%' : (unit?.symbol ?? '')}`.trim();
  return {
    help: {
      en: `compare it with something: \`${written} is above ${zero}\``,
      fr: `comparez-le à quelque chose : \`${written} est au-delà de ${zero}\``,
    },
  };
}

/** `size is 13 mm`, where an option is labelled so. */
function optionLabelled(context: Context, { span }: CheckedExpression, set: OptionSet): Details {
  const written = folded(context.text(span));
  const name = set.options.find(({ label }) => folded(label) === written)?.name;
  if (name === undefined) return {};
  const help = {
    en: `\`${name}\` is the option with this label`,
    fr: `\`${name}\` est l'option qui a ce libellé`,
  };
  return { ...replacing(span, name), help };
}

/** A number alone is an amount whose currency was forgotten. */
export function helpForBareAmount(context: Context, value: CheckedExpression): Details {
  const priced = value.type.kind === 'quantity' ? value.type : undefined;
  if (priced !== undefined && currenciesIn(context.units, priced.unit).length > 0) {
    const unit = unitWords(priced);
    return {
      help: {
        en: `multiply or divide by the unit that is left over; a price per unit is a \`value\`, and rounds itself where the document does: \`rounded half up to 0.01 ${unit}\` on the line below it`,
        fr: `multipliez ou divisez par l'unité en trop ; un prix par unité est une \`valeur\`, et s'arrondit lui-même là où le document le fait : \`arrondi au plus proche à 0,01 ${unit}\` à la ligne suivante`,
      },
    };
  }
  const code = context.currency?.code;
  if (code === undefined || value.kind !== 'number' || value.type.kind !== 'quantity') return {};
  if (value.type.percent || value.type.unit.powers.length > 0) return {};
  const written = `${context.text(value.span)} ${code}`;
  const help = { en: `write \`${written}\``, fr: `écrivez \`${written}\`` };
  return { ...replacing(value.span, written), help };
}

/** `whole years from A to B + 1 day`: years and days make no sum, so it was B that was to be moved. */
export function endMoved(context: Context, left: CheckedExpression, right: CheckedExpression): Details {
  if (left.kind !== 'date-between' || right.type.kind !== 'quantity') return {};
  const [unit, ...others] = right.type.unit.powers;
  if (unit === undefined || others.length > 0 || !movesDates.has(unit.symbol)) return {};
  const { to } = left;
  if (to.span.end !== left.span.end) return {};
  const moved = `(${context.text({ ...to.span, end: right.span.end })})`;
  return {
    help: {
      en: `the count ends with the date right before; to move that date write \`${moved}\``,
      fr: `le décompte finit à la date qui précède ; pour déplacer cette date, écrivez \`${moved}\``,
    },
    fix: {
      title: { en: 'move the date', fr: 'déplacer la date' },
      edits: [
        { span: { ...to.span, end: to.span.start }, text: '(' },
        { span: { ...right.span, start: right.span.end }, text: ')' },
      ],
    },
  };
}

const movesDates = new Set(['day', 'week', 'month', 'quarter', 'year']);

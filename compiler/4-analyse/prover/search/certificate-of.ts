// What a search found, as a certificate: values by the names that whoever checks it gives them too.

import { absolute, divide, one, type Rational, zero } from '../../../runtime/exact/rational.js';
import type {
  Certificate,
  CertifiedPart,
  Dropped,
  Lemma,
  Step,
  Test,
} from '../../certificate/certificate.js';
import { nameOf } from '../../certificate/names.js';
import type { Node, Share } from '../graph/node.js';
import type { Frame } from '../reason/frame.js';
import type { DroppedPair, Step as Taken } from '../reason/step.js';
import type { Part } from './search.js';

const written = ({ n, d }: Rational): string => (d === 1n ? `${n}` : `${n}/${d}`);

/** `about` tells the questions apart. */
export function certificateOf(
  parts: readonly { readonly about: string; readonly part: Part }[],
): Certificate {
  const names = new Map<Node, string>();
  const writer = new Writer(names);
  return { questions: parts.map(({ about, part }) => ({ about, part: writer.part(part) })) };
}

class Writer {
  constructor(readonly names: Map<Node, string>) {}

  part(part: Part): CertifiedPart {
    switch (part.kind) {
      case 'none':
        return { kind: 'none' };
      case 'closed':
        return {
          kind: 'closed',
          lemmas: this.#lemmas(part.frame),
          steps: part.steps.map((step) => this.#step(step)),
        };
      case 'split': {
        const [first, second] = part.parts;
        const lemmas = this.#lemmas(part.frame);
        return { kind: 'split', lemmas, on: testOf(part.on), parts: [this.part(first), this.part(second)] };
      }
      default:
        part satisfies never;
        return { kind: 'none' };
    }
  }

  #lemmas({ lemmas, before }: Frame): readonly Lemma[] {
    // What was shown before the first part was looked at.
    const earlier = before && !before.part.before ? before.part.lemmas : [];
    return [...earlier, ...lemmas].map(({ node, way, step }) => ({
      of: this.#name(node),
      way,
      step: this.#step(step),
    }));
  }

  #step({ rule, at, beside, pairs, then, for: for_ }: Taken): Step {
    const named = (what: Node | string): string => (typeof what === 'string' ? what : this.#name(what));
    return {
      rule,
      ...(at === undefined ? {} : { at: named(at) }),
      ...(beside === undefined ? {} : { beside: this.#name(beside) }),
      ...(pairs === undefined
        ? {}
        : {
            pairs: pairs.map((pair) => this.#pair(pair)),
          }),
      ...(then.length === 0 ? {} : { then: then.map((one_) => this.#step(one_)) }),
      ...(for_ === undefined ? {} : { for: named(for_) }),
    };
  }

  #pair(pair: DroppedPair): Dropped {
    const all = (atoms: readonly Node[]): readonly string[] => atoms.map((atom) => this.#name(atom));
    switch (pair.kind) {
      case 'term':
        return { kind: 'term', atoms: all(pair.atoms) };
      case 'factor':
        return { kind: 'factor', atom: this.#name(pair.atom) };
      case 'alike':
        return { ...pair, lower: all(pair.lower), upper: all(pair.upper) };
      default:
        pair satisfies never;
        return { kind: 'term', atoms: [] };
    }
  }

  #name(node: Node): string {
    const known = this.names.get(node);
    if (known !== undefined) return known;
    const name = nameOf(this.#words(node));
    this.names.set(node, name);
    return name;
  }

  /** Kind, sort, text, list, level, own item, side, mode, number, operands: what all that a value hangs on is told by. */
  #words(node: Node): readonly (string | number | undefined)[] {
    const { kind, sort } = node;
    const all = (of: readonly Node[]): readonly string[] => of.map((part) => this.#name(part));
    const told = (about: About, operands: readonly string[] = []) => {
      const { text, list, level, own, side, mode, number } = about;
      return [kind, sort, text, list, level, own, side, mode, number && written(number), ...operands];
    };
    switch (node.kind) {
      case 'number':
        return told({ number: node.value });
      case 'truth':
        return told({ text: `${node.value}` });
      case 'symbol':
        return told({ text: node.value });
      case 'fact':
      case 'given':
        return told({ text: node.fact, level: node.item, side: node.side });
      case 'count':
        return told({ list: node.list });
      case 'none':
        return told({});
      case 'sum':
        return told({ number: node.constant }, this.#terms(node.terms, node.constant, one));
      case 'product':
      case 'lowest':
      case 'highest':
        return told({}, [...all(node.of)].sort());
      case 'round':
        return told({ mode: node.mode, number: node.step }, all(node.of));
      case 'rows':
        return told({}, all(node.rows.flatMap(({ when, value }) => [when, value])));
      case 'positive':
      case 'zero': {
        const [of] = node.of;
        if (of.kind !== 'sum') return told({}, all(node.of));
        const first = this.#sorted(of.terms)[0]?.by ?? one;
        const unit = kind === 'zero' ? first : absolute(first);
        return told({}, this.#terms(of.terms, of.constant, unit));
      }
      case 'is':
        return told({ text: node.value }, all(node.of));
      case 'part':
        return told({ text: node.part }, all(node.of));
      case 'between':
        return told({ text: node.measure }, all(node.of));
      case 'shift':
        return told({ text: node.unit }, all(node.of));
      case 'fold': {
        const { operation, list, level, own, of, where } = node;
        return told({ text: operation, list, level, own }, all([of, where]));
      }
      case 'opaque':
        return told(opaque(node), all(node.of));
      case 'precedes':
        return told({ list: node.list, level: node.level, own: node.own });
      case 'carried':
        return told({ text: node.definition, level: node.level, side: node.side });
      case 'reciprocal':
      case 'and':
      case 'or':
      case 'not':
      case 'day':
        return told({}, all(node.of));
      default:
        node satisfies never;
        return [];
    }
  }

  #sorted(terms: readonly Share[]): readonly { readonly name: string; readonly by: Rational }[] {
    return terms
      .map(({ by, of }) => ({ by, name: this.#name(of) }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  #terms(terms: readonly Share[], constant: Rational, unit: Rational): readonly string[] {
    const all = this.#sorted(terms).map(({ name, by }) => `${written(divide(by, unit))}*${name}`);
    return [...all, written(divide(constant, unit))];
  }
}

interface About {
  readonly text?: string;
  readonly list?: string;
  readonly level?: number | undefined;
  readonly own?: number | undefined;
  readonly side?: string | undefined;
  readonly mode?: string | undefined;
  readonly number?: Rational;
}

function opaque({ what: text, note, list, level, own }: Node & { readonly kind: 'opaque' }): About {
  return text === 'other' ? { text: note === 'same' ? text : note, level } : { text, list, level, own };
}

/** Splits are about one fact. */
function testOf(node: Node): Test {
  switch (node.kind) {
    case 'fact':
    case 'given':
      return { kind: node.kind, fact: node.fact, item: node.item, side: node.side };
    case 'is': {
      const [of] = node.of;
      return { ...(of.kind === 'fact' ? testOf(of) : nothing), kind: 'is', option: node.value };
    }
    case 'positive':
    case 'zero': {
      const [of] = node.of;
      const [term] = of.kind === 'sum' ? of.terms : [{ by: one, of }];
      const number = of.kind === 'sum' ? of.constant : zero;
      const fact = term?.of.kind === 'fact' ? testOf(term.of) : nothing;
      return { ...fact, kind: node.kind, sign: written(term?.by ?? one), number: written(number) };
    }
    default:
      node.kind satisfies Exclude<Node['kind'], 'fact' | 'given' | 'is' | 'positive' | 'zero'>;
      return nothing;
  }
}

/** No fact has this name: a part that is split by it is not confirmed. */
const nothing: Test = { kind: 'fact', fact: '', item: undefined, side: undefined };

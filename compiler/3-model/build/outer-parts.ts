// The parts of the model around its definitions: facts, notices, requirements and declared properties.

import type {
  CheckedExpression,
  CheckedFact,
  CheckedList,
  CheckedProperty,
} from '../../2-check/types/checked.js';
import type { Span } from '../../source.js';
import { isPlain } from '../expressions/key.js';
import type { Expression, Fact, List, Notice, Property, Requirement } from '../model.js';
import type { Build, Scope } from './build.js';
import { usesOf } from './names/name-uses.js';
import { actual } from './names/world.js';
import { inForceRequirement } from './whole-case-in-force.js';

/** A scope for an expression that belongs to no declared value. */
function outerScope(id: string, section: string | undefined, list: string | undefined): Scope {
  return {
    owner: id,
    prefix: id,
    loops: list === undefined ? [] : [{ id: list, list }],
    world: actual,
    parameters: new Map(),
    soFar: undefined,
    thisOne: list === undefined ? undefined : { id: list, list },
    section,
    quote: undefined,
    shared: new Map(),
  };
}

/** Whether everything that the expression uses is in the model. */
function usable(build: Build, expression: CheckedExpression | undefined): boolean {
  if (expression === undefined) return true;
  const used = new Map<string, Span>();
  usesOf(expression, new Set(), used);
  return [...used.keys()].every((name) => build.graph.rank.has(name) && !build.graph.broken.has(name));
}

export function factsOf(build: Build): readonly Fact[] {
  return build.checked.facts.map((fact): Fact => {
    const { name, presence } = fact;
    const kind = presence.kind;
    const condition =
      presence.kind === 'when' && usable(build, presence.condition)
        ? build.expression(
            presence.condition,
            outerScope(`${name}/needed`, fact.place.section, fact.list),
            true,
          )
        : undefined;
    return {
      name,
      label: fact.label,
      type: fact.type,
      list: fact.list,
      domain: fact.domain,
      presence:
        kind === 'default'
          ? build.graph.broken.has(name)
            ? { kind: 'optional' }
            : { kind: 'default', definition: name }
          : kind === 'when'
            ? condition === undefined
              ? { kind: 'optional' }
              : { kind: 'when', condition, because: becauseOf(build, presence) }
            : { kind: kind satisfies 'optional' | 'always' },
      synthetic: fact.synthetic,
      section: fact.place.section,
      quote: fact.place.quote,
      span: fact.place.span,
    };
  });
}

export function listsOf(build: Build): readonly List[] {
  return build.checked.lists.map((list): List => {
    const { presence } = list;
    if (presence.kind !== 'when') return { ...list, presence };
    if (!usable(build, presence.condition)) return { ...list, presence: { kind: 'optional' } };
    const scope = outerScope(`${list.name}/needed`, list.section, undefined);
    const condition = build.expression(presence.condition, scope, true);
    return { ...list, presence: { kind: 'when', condition, because: becauseOf(build, presence) } };
  });
}

function becauseOf(
  build: Build,
  presence: CheckedFact['presence'] | CheckedList['presence'],
): string | undefined {
  const text = presence.kind === 'when' ? build.words.written(presence.condition.span) : '';
  return text === '' || text.length > 160 ? undefined : text;
}

export function noticesOf(build: Build): readonly Notice[] {
  return build.checked.notices.flatMap(({ text, when, place }, index) => {
    if (!usable(build, when)) return [];
    const id = `notice/${index + 1}`;
    return [
      {
        id,
        text,
        when: when && build.expression(when, outerScope(id, place.section, undefined), true),
        section: place.section,
        quote: place.quote,
        span: place.span,
      },
    ];
  });
}

/** That the tariff is in force comes first: nothing else is said of a case that it says nothing about. */
export function requirementsOf(build: Build): readonly Requirement[] {
  return [...inForceRequirement(build), ...statedRequirements(build)];
}

function statedRequirements(build: Build): readonly Requirement[] {
  return build.checked.requirements.flatMap(({ condition, message, list, fact, span }, index) => {
    if (!usable(build, condition)) return [];
    const scope = outerScope(`require/${index + 1}`, undefined, list);
    const own = list === undefined ? undefined : build.lists.get(list);
    const given = own && build.presence.ofList(build, own);
    const stated = build.expression(condition, scope, true);
    // Of items of a list that counts as not given nothing is required.
    const held = given === undefined ? stated : unless(given, stated);
    return [{ condition: held, message, list, ...(fact === undefined ? {} : { fact }), span }];
  });
}

/** What must hold where the condition does. */
const unless = (given: Expression, stated: Expression): Expression => {
  const { span } = stated;
  const type = { kind: 'yes-no' } as const;
  return { kind: 'or', operands: [{ kind: 'not', operand: given, type, span }, stated], type, span };
};

/** One property per fact that the declared one names. */
export function propertiesOf(build: Build): readonly Property[] {
  return build.checked.properties.flatMap((property, index) =>
    propertiesFrom(build, property, `check/${index + 1}`),
  );
}

function propertiesFrom(build: Build, property: CheckedProperty, id: string): readonly Property[] {
  const { text, place } = property;
  const about = property.kind === 'always' ? property.condition : property.subject;
  if (!usable(build, about) || !usable(build, property.when)) return [];
  const scope = outerScope(id, place.section, undefined);
  const when = property.when && build.expression(property.when, scope, false);
  const shared = { text, when, section: place.section, span: place.span };
  switch (property.kind) {
    case 'always':
      return [
        { ...shared, id, kind: 'always', condition: build.expression(property.condition, scope, false) },
      ];
    case 'monotone': {
      const subject = subjectOf(build, property.subject, scope);
      return property.facts.map((fact) => ({
        ...shared,
        id: property.facts.length === 1 ? id : `${id}/${fact}`,
        kind: 'monotone',
        direction: property.direction,
        subject,
        fact,
      }));
    }
    case 'no-jump': {
      const subject = subjectOf(build, property.subject, scope);
      return property.facts.map((fact) => ({
        ...shared,
        id: property.facts.length === 1 ? id : `${id}/${fact}`,
        kind: 'no-jump',
        subject,
        fact,
        limit: property.limit,
      }));
    }
    default:
      property satisfies never;
      return [];
  }
}

/** What a property speaks about is a definition, so that it is computed once for all its facts. */
function subjectOf(build: Build, subject: CheckedExpression, scope: Scope): Expression {
  const body = build.expression(subject, scope, true);
  if (isPlain(body)) return body;
  const formula = build.words.written(subject.span);
  return build.store.add(scope, {
    id: build.store.take(scope.prefix),
    final: false,
    label: formula || scope.prefix,
    role: 'formula',
    type: body.type,
    body,
    formula,
    span: subject.span,
  });
}

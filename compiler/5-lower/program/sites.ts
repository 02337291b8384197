// The places where cases can be refused, each with its number; 0 stands for no refusal.

import type { CaseErrorCode } from '../../runtime/outcome/assessment.js';
import type { Site } from './program.js';

export class Sites {
  readonly #numbers = new Map<string, number>();
  readonly #all: Site[] = [];
  #next = 1;

  get all(): readonly Site[] {
    return this.#all;
  }

  number(code: CaseErrorCode, path: string): number {
    return this.#numbered({ code, path, items: undefined });
  }

  /** The number for the first item of a list; those of the others follow. The path goes on with `after` behind the item. */
  ofItems(code: CaseErrorCode, list: string, capacity: number, after: string): number {
    return this.#numbered({ code, path: list, items: { list, count: Math.max(1, capacity), after } });
  }

  #numbered(site: Omit<Site, 'number'>): number {
    const key = JSON.stringify([site.code, site.path, site.items?.after]);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.#next;
    this.#next += site.items?.count ?? 1;
    this.#numbers.set(key, number);
    this.#all.push({ ...site, number });
    return number;
  }
}

/** Code and path that the number of a refusal stands for. */
export function refusalAt(
  sites: readonly Site[],
  number: number,
): { readonly code: CaseErrorCode; readonly path: string } | undefined {
  const site = sites.find(
    (candidate) => number >= candidate.number && number < candidate.number + (candidate.items?.count ?? 1),
  );
  if (site === undefined) return undefined;
  const { code, path, items } = site;
  return { code, path: items === undefined ? path : `${path}[${number - site.number}]${items.after}` };
}

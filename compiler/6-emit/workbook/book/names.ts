// Defined names: legal, never like a cell, and different from one another whatever the case of their letters.

/** Hands out names; a name that is taken already gets a number behind it. */
export interface Names {
  readonly give: (wanted: string) => string;
}

export function createNames(): Names {
  const taken = new Set<string>();
  return {
    give(wanted) {
      const base = wanted.replace(/[^\p{L}\p{N}_.]/gu, '_').slice(0, 200);
      let name = base;
      for (let count = 2; taken.has(name.toLowerCase()); count++) name = `${base}_${count}`;
      taken.add(name.toLowerCase());
      return name;
    },
  };
}

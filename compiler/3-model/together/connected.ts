// What uses one another, directly or by others.

/** Tarjan's algorithm with a stack of its own: components come out with what they use before them, in the order given. */
export function connected<T>(
  nodes: readonly T[],
  usesOf: (node: T) => readonly T[],
): readonly (readonly T[])[] {
  const known = new Set(nodes);
  const index = new Map<T, number>();
  const low = new Map<T, number>();
  const open: T[] = [];
  const isOpen = new Set<T>();
  const components: (readonly T[])[] = [];
  for (const root of nodes) {
    if (index.has(root)) continue;
    const path: { readonly node: T; readonly uses: readonly T[]; next: number }[] = [];
    const enter = (node: T): void => {
      index.set(node, index.size);
      low.set(node, index.get(node) ?? 0);
      open.push(node);
      isOpen.add(node);
      path.push({ node, uses: usesOf(node).filter((used) => known.has(used)), next: 0 });
    };
    enter(root);
    for (let step = path.at(-1); step !== undefined; step = path.at(-1)) {
      const { node } = step;
      const target = step.uses[step.next++];
      if (target !== undefined) {
        if (!index.has(target)) enter(target);
        else if (isOpen.has(target)) low.set(node, Math.min(low.get(node) ?? 0, index.get(target) ?? 0));
        continue;
      }
      path.pop();
      const parent = path.at(-1)?.node;
      if (parent !== undefined) low.set(parent, Math.min(low.get(parent) ?? 0, low.get(node) ?? 0));
      if (low.get(node) !== index.get(node)) continue;
      const component = open.splice(open.lastIndexOf(node));
      for (const member of component) isOpen.delete(member);
      components.push(component);
    }
  }
  return components;
}

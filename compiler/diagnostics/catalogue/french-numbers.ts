// Numbers as French texts write them.

/** `0.25 m2` as `0,25 m2`; dates and names stay as they are. */
export const comma = (text: string): string =>
  text.replace(/(?<![\w.-])(\d[\d ]*)\.(\d+)(?![\w.-])/g, '$1,$2');

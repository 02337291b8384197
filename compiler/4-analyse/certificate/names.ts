// How certificates name values: by a number made of all that a value is computed from. Names only find values; whoever finds one
// reckons with the value itself, so that two values of one name could at worst leave something unconfirmed.

export function nameOf(words: readonly (string | number | undefined)[]): string {
  const text = words.map((word) => word ?? '').join('\u0001');
  let [high, low] = [0x9dc5_811c, 0x0193_0001];
  for (let place = 0; place < text.length; place++) {
    const code = text.charCodeAt(place);
    high = Math.imul(high ^ code, 0x9e37_79b1);
    low = Math.imul(low ^ code, 0x5f35_6495);
  }
  high = Math.imul(high ^ (high >>> 16), 0x85eb_ca6b) ^ Math.imul(low ^ (low >>> 13), 0xc2b2_ae35);
  low = Math.imul(low ^ (low >>> 16), 0x85eb_ca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2_ae35);
  return (high >>> 0).toString(36).padStart(7, '0') + (low >>> 0).toString(36).padStart(7, '0');
}

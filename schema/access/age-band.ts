/** Completed years of age, both ends included; `to` is Infinity for an open band. */
export interface AgeBand {
  readonly from: number;
  readonly to: number;
}

/** The years of an SDMX age (CL_AGE): `Y17`, `Y15T49`, `Y_LT15`, `Y_GE60`; undefined for `_T`, `_U` and what does not read so. */
export function ageBand(code: string): AgeBand | undefined {
  const match = /^Y(?:(\d{1,3})(?:T(\d{1,3}))?|_LT(\d{1,3})|_GE(\d{1,3}))$/.exec(code);
  if (!match) return undefined;
  const [, from, to, under, over] = match;
  if (under !== undefined) return { from: 0, to: Number(under) - 1 };
  if (over !== undefined) return { from: Number(over), to: Infinity };
  return { from: Number(from), to: Number(to ?? from) };
}

/** True where every age of `inner` is one of `outer`. */
export function holdsAge(outer: AgeBand, inner: AgeBand): boolean {
  return outer.from <= inner.from && inner.to <= outer.to;
}

/** True where two bands share years and neither holds the other: by subtraction they tell narrower ones. */
export function straddles(one: AgeBand, other: AgeBand): boolean {
  return one.from <= other.to && other.from <= one.to && !holdsAge(one, other) && !holdsAge(other, one);
}

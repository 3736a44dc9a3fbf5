/** Text of a stranger's as it may be shown: on one line, without control, format or private characters, cut to length. */
export function plainText(text: string, longest: number): string {
  const clean = text.replaceAll(/[\p{C}\p{Z}]+/gu, ' ').trim();
  const characters = [...clean.slice(0, longest * 2)];
  return characters.length > longest || clean.length > longest * 2 ? `${characters.slice(0, longest - 1).join('')}…` : clean;
}

/** Plain text without anything that markup is made of: for what stands in descriptions. */
export function plainWords(text: string, longest: number): string {
  return plainText(text.slice(0, longest * 10).replaceAll(/[^\p{L}\p{M}\p{N}\p{Z}\s.,;:!?'%()/+_–—«»’№§°-]+/gu, ' ').replaceAll(/(\p{M}{2})\p{M}+/gu, '$1'), longest);
}

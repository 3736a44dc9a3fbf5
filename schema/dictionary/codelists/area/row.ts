/** A subdivision: ISO 3166-2 code, English name, Russian name. */
export type AreaRow = readonly [id: string, en: string, ru: string];

/** What every figure of a training member carries, so that nobody takes it for one about people. */
export const SOURCE = 'SERAI-SYNTHETIC';
export const METHOD = 'SYNTHETIC';
/** Named after the release of the project for which the set was drawn; another seed needs another name. */
export const LOCATOR = 'seeded set 2026-11';
export const NOTE = { en: 'Synthetic, about nobody.', ru: 'Синтетические данные, ни о ком.' } as const;

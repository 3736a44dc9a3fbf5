/** A text in the two working languages of the hub: English and Russian. */
export interface Bilingual {
  readonly en: string;
  readonly ru: string;
}

import { type Bilingual, countryCode } from '@serai/schema';
import type { RegionalAnswer } from './reading.js';

/** What a country or a group is called: as the registry names a member, or as the dictionary does. */
export function placeName({ names }: Pick<RegionalAnswer, 'names'>, code: string): Bilingual {
  return names.get(code) ?? countryCode(code)?.name ?? { en: code, ru: code };
}

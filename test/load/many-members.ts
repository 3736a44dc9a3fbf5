import { countryCode } from '@serai/schema';
import type { Reading, RegionalAnswer } from '@serai/secretariat';

/** Codes of countries that are nobody's in the demo, as many as asked. */
function codes(count: number): string[] {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const all = letters.flatMap((first) => letters.map((second) => `${first}${second}`)).filter((code) => countryCode(code) !== undefined && !code.startsWith('X'));
  return all.slice(0, count);
}

/**
 * So many members of so many cells each, in the shape of these training members: each is one of them, told whole,
 * with its two partners among the others, so that both sides of every corridor are there.
 */
export function manyMembers(training: RegionalAnswer, count: number, cells: number): RegionalAnswer {
  const members = codes(count);
  const models = training.asked;
  const nameOf = (code: string, index: number): string => {
    const place = models.indexOf(code);
    if (place < 0) return code;
    // The partner is the neighbour that is made after that model.
    const shift = (place - (index % models.length) + models.length) % models.length;
    return members[(index + (shift === models.length - 1 ? -1 : shift) + members.length) % members.length] ?? code;
  };
  const byModel = models.map((code) => training.readings.filter(({ reporter }) => reporter === code).slice(0, cells));
  const readings = members.flatMap((member, index) => (byModel[index % models.length] ?? []).map((reading, row): Reading => ({
    ...reading,
    id: `${member}-${row}`, release: `${member}-1`, reporter: member, origin: nameOf(reading.origin, index), destination: nameOf(reading.destination, index),
    ...(reading.missing !== null && { value: (row * 7_919) % 500, missing: null, status: 'A', confidentiality: 'F' }),
  })));
  return {
    ...training,
    asked: members, names: new Map(members.map((code) => [code, { en: code, ru: code }])), readings, laws: [], silent: [],
    releases: members.map((country) => ({ country, id: `${country}-1`, publishedAt: '2026-11-01T00:00:00.000Z' })),
  };
}

/**
 * Indicators that count the same people under different definitions: what one end of a corridor calls
 * migrants the other may have on its register, or at its border. They stand beside each other, and their
 * difference says nothing.
 */
const KINDRED: readonly (readonly string[])[] = [
  ['MIGRANTS', 'MIGRANTS_REGISTERED', 'MIGRANTS_BY_PURPOSE_WORK', 'ENTRIES'],
  ['HIV_DIAGNOSES_CUMULATIVE', 'PLHIV_REGISTERED', 'PLHIV_ESTIMATED'],
  ['HIV_PREVALENCE', 'HIV_TEST_POSITIVITY'],
  ['HIV_TESTED', 'MEDICAL_EXAMINATIONS'],
];

const FAMILY: ReadonlyMap<string, string> = new Map(KINDRED.flatMap((family) => family.map((indicator) => [indicator, family[0] ?? indicator])));

/** The family that an indicator belongs to, by its first member; undefined where it has no kin. */
export function familyOf(indicator: string): string | undefined {
  return FAMILY.get(indicator);
}

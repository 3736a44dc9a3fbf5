import { answerThread, inThread } from '../../kit/in-thread.js';
import { attackCountry, type CountryBug, type CountryOutcome } from './attack-country.js';
import { randomCountry } from './random-country.js';

/** Random countries, by their seeds, to release for and to attack. */
export interface Countries {
  readonly from: number;
  readonly to: number;
  /** Released as somebody would who makes this mistake, until the attacker has found a country. */
  readonly bug?: CountryBug;
}

export interface AttackedCountries {
  /** Countries of which somebody found out something, with what it was. */
  readonly breached: readonly string[];
  /** Counts that somebody was after, and those of which he came to no end. */
  readonly attacked: number;
  readonly unfinished: number;
  /** Cells that somebody was told, and cells there were for everybody. */
  readonly told: number;
  readonly cells: number;
  /** Releases after the first of a country. */
  readonly corrections: number;
  readonly refused: number;
}

/** Releases for them and attacks them in a thread of its own. */
export function attackCountries(countries: Countries): Promise<AttackedCountries> {
  return inThread(import.meta.url, countries);
}

function attacked({ from, to, bug }: Countries): AttackedCountries {
  const breached: string[] = [];
  const outcomes: CountryOutcome[] = [];
  for (let seed = from; seed <= to && !(bug && breached.length > 0); seed += 1) {
    const outcome = attackCountry(randomCountry(seed), bug);
    outcomes.push(outcome);
    if (outcome.breaches.length > 0) breached.push(`${seed}: ${outcome.breaches.join('; ')}`);
  }
  const total = (of: (outcome: CountryOutcome) => number): number => outcomes.reduce((sum, outcome) => sum + of(outcome), 0);
  return {
    breached, attacked: total((each) => each.attacked), unfinished: total((each) => each.unfinished), told: total((each) => each.told), cells: total((each) => each.cells),
    corrections: total(({ releases }) => Math.max(0, releases - 1)), refused: total(({ refused }) => (refused ? 1 : 0)),
  };
}

answerThread(attacked);

import { answerThread, inThread } from '../../kit/in-thread.js';
import { attackCase } from './attack-case.js';
import { type Bug, protectCase } from './protect-case.js';
import { randomCase } from './random-case.js';

/** Random tables, by their seeds, to protect and to attack. */
export interface Tables {
  readonly from: number;
  readonly to: number;
  /** Protected as somebody would who makes this mistake, until the attacker has found a table. */
  readonly bug?: Bug;
}

export interface Attacked {
  /** Tables of which the attacker found out something, with what it was. */
  readonly breached: readonly string[];
  /** Counts and sums that he was after. */
  readonly attacked: number;
  /** Tables in which he came to no end with some. */
  readonly unfinished: number;
  /** Tables of which a release was refused. */
  readonly refused: number;
}

/** Protects and attacks them in a thread of its own. */
export function attackTables(tables: Tables): Promise<Attacked> {
  return inThread(import.meta.url, tables);
}

function attacked({ from, to, bug }: Tables): Attacked {
  const breached: string[] = [];
  let [attacked, unfinished, refused] = [0, 0, 0];
  for (let seed = from; seed <= to && !(bug && breached.length > 0); seed += 1) {
    const random = randomCase(seed);
    const result = protectCase(random, bug);
    const outcome = attackCase(random, result);
    refused += result.isProtected ? 0 : 1;
    attacked += outcome.attacked;
    unfinished += outcome.gaveUp > 0 ? 1 : 0;
    if (outcome.breaches.length > 0) breached.push(`${seed}: ${outcome.breaches.join('; ')}`);
  }
  return { breached, attacked, unfinished, refused };
}

answerThread(attacked);

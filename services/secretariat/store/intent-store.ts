import type { DataSource, EntityManager } from 'typeorm';
import type { IntentKeeper, IntentQueue, OpenIntent } from '../intents/intents.js';

interface IntentRow {
  readonly place: string;
  readonly release: string;
  readonly until: Date;
}

/** The intents that members announced, in the secretariat's database; those that ended are kept. */
export class IntentStore implements IntentKeeper {
  constructor(private readonly database: DataSource) {}

  /** While the work is under way, nothing else is announced: the order is one for all members. */
  async inOrder<Result>(work: (queue: IntentQueue) => Promise<Result>): Promise<Result> {
    return this.database.transaction(async (manager) => {
      await manager.query("SELECT pg_advisory_xact_lock(hashtext('intents.intent'))");
      return work(new Queue(manager));
    });
  }
}

class Queue implements IntentQueue {
  constructor(private readonly manager: EntityManager) {}

  async open(now: Date): Promise<readonly OpenIntent[]> {
    return (await this.manager.query<IntentRow[]>('SELECT place, release, until FROM intents.intent WHERE ended_at IS NULL AND until > $1 ORDER BY place', [now])).map(openOf);
  }

  async add({ release, until }: Omit<OpenIntent, 'place'>, signed: string, now: Date): Promise<OpenIntent> {
    const [row] = await this.manager.query<IntentRow[]>('INSERT INTO intents.intent (release, announced_at, until, signed) VALUES ($1, $2, $3, $4) RETURNING place, release, until', [release, now, until, signed]);
    return openOf(row as IntentRow);
  }

  async hold(place: number, until: Date): Promise<void> {
    await this.manager.query('UPDATE intents.intent SET until = $2 WHERE place = $1', [place, until]);
  }

  async end(place: number, now: Date): Promise<void> {
    await this.manager.query('UPDATE intents.intent SET ended_at = $2 WHERE place = $1', [place, now]);
  }
}

function openOf({ place, release, until }: IntentRow): OpenIntent {
  return { place: Number(place), release, until };
}

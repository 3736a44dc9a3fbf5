import type { Application } from '@serai/schema';
import type { DataSource } from 'typeorm';

/** An application that the country was handed. */
export interface ReceivedApplication {
  readonly application: Application;
  readonly withdrawnAt: Date | null;
}

interface Row {
  readonly content: Application;
  readonly withdrawn_at: Date | null;
}

const RECEIVED = 'SELECT a.content, w.withdrawn_at FROM desk.application a LEFT JOIN desk.withdrawal w ON w.application = a.id';

/** The applications that the country was handed, as the clerk keeps them: what was decided on stays readable, and the secretariat may be away. */
export class ApplicationStore {
  constructor(private readonly database: DataSource) {}

  async receive({ application, withdrawnAt }: ReceivedApplication, at: Date): Promise<void> {
    await this.database.query('INSERT INTO desk.application VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [application.id, JSON.stringify(application), at]);
    if (withdrawnAt) await this.database.query('INSERT INTO desk.withdrawal VALUES ($1, $2) ON CONFLICT DO NOTHING', [application.id, withdrawnAt]);
  }

  async one(id: string): Promise<ReceivedApplication | null> {
    const [row] = await this.database.query<Row[]>(`${RECEIVED} WHERE a.id = $1`, [id]);
    return row ? receivedOf(row) : null;
  }

  /** The newest first. */
  async all(): Promise<readonly ReceivedApplication[]> {
    return (await this.database.query<Row[]>(`${RECEIVED} ORDER BY a.content->>'submittedAt' DESC, a.id`)).map(receivedOf);
  }
}

function receivedOf({ content, withdrawn_at }: Row): ReceivedApplication {
  return { application: content, withdrawnAt: withdrawn_at };
}

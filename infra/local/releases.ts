import { createHash, randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ChildService, type ServiceSpec } from './child-service.js';
import type { CountryFolder } from './country-folders.js';
import type { DataFolder } from './data-folder.js';
import { inParallel } from './in-parallel.js';
import { NATIONAL_BUILD } from './layout.js';
import type { Screen } from './screen.js';

/** Timers of Node reach no further than 24 days. */
const LONGEST_TIMER_MS = 24 * 3_600_000;
/** A release that was due and failed is tried again after a minute, and then after twice as long each time, up to an hour. */
const [AGAIN_MS, LONGEST_AGAIN_MS] = [60_000, 3_600_000];
const PUBLISHED = 'published.json';
/** Submissions that a country made before the one in its folder, each in a folder of its own: `1`, `2`. */
const EARLIER = 'earlier';
/** How a member releases beside others. */
const IN_TURN = ['--mirrors'] as const;
/** Who announces first of the training members: where most of those live whom several count, then where they come from. */
const TURNS = ['XN', 'XS', 'XE'];

export interface ReleasesPorts {
  readonly data: DataFolder;
  readonly screen: Screen;
  /** Whether the training members begin with what they handed in before, too. */
  readonly history: boolean;
  readonly isStopping: () => boolean;
  /** A command on a country's database, as its owner. */
  readonly command: (country: CountryFolder, args: readonly string[]) => Promise<ServiceSpec>;
  /** Lets a member's readers read what these others tell. */
  readonly letRead: (country: CountryFolder, others: readonly CountryFolder[]) => Promise<void>;
  /** What tells a country's database from any other. */
  readonly databaseOf: (country: CountryFolder) => string;
}

/**
 * The releases of a hub's countries. What stood in print is released before the hub is up. The training members, who tell of the same people,
 * release when it is, one after the other, as members do: each sees what those before it tell.
 */
export class Releases {
  /** By country, what it was that was last released. */
  private readonly done: Promise<Record<string, string>>;
  private writing: Promise<void> = Promise.resolve();

  constructor(private readonly ports: ReleasesPorts) {
    this.done = ports.data.read<Record<string, string>>(PUBLISHED, {});
  }

  /** Brings the databases of those up to date that do not release now; they have a desk and a log all the same. */
  async prepare(countries: readonly CountryFolder[]): Promise<void> {
    const { screen, command } = this.ports;
    for (const { name, rulesFault } of countries) {
      if (rulesFault !== null) screen.warn(`${name.en} gives no data until its access rules are mended:\n  ${rulesFault}`);
    }
    const due = await this.due(countries);
    await inParallel([...countries.filter(({ rulesFault }) => rulesFault !== null), ...due.filter(({ training }) => training)], async (country) => {
      await ChildService.run(await command(country, ['national', 'migrate']));
    });
    await inParallel(due.filter(({ training }) => !training), async (country) => this.publish(country, []));
  }

  /** Releases for every training member whose files or service changed since it was last done; the first time, where that is asked for, what it handed in before, too. */
  async publishInTurn(countries: readonly CountryFolder[]): Promise<void> {
    const members = countries.filter(({ training, rulesFault }) => training && rulesFault === null);
    const due = (await this.due(members)).toSorted((one, other) => TURNS.indexOf(one.code) - TURNS.indexOf(other.code));
    const letRead = (country: CountryFolder): Promise<void> => this.ports.letRead(country, members.filter(({ code }) => code !== country.code));
    const done = await this.done;
    const earlier = await Promise.all(due.map(async (country) => (this.ports.history && done[country.code] === undefined ? this.earlierOf(country) : [])));
    const rounds = Math.max(0, ...earlier.map(({ length }) => length));
    for (let round = 0; round < rounds; round += 1) {
      for (const [at, country] of due.entries()) {
        const folder = earlier[at]?.[round];
        if (folder === undefined) continue;
        await letRead(country);
        const how = [...IN_TURN, '--figures', folder, '--number', String(round + 1)];
        this.ports.screen.step(await ChildService.run(await this.ports.command(country, ['national', 'publish', ...how])));
      }
    }
    for (const country of due) {
      await letRead(country);
      await this.publish(country, IN_TURN);
    }
  }

  private async publish(country: CountryFolder, how: readonly string[]): Promise<void> {
    const said = await ChildService.run(await this.ports.command(country, ['national', 'publish', ...how]));
    this.ports.screen.step(said);
    await this.mark(country);
    this.publishAgain(country, how, said);
  }

  /** Releases anew when the next embargo ends, as the release before said: what is free then, is told then. What fails then, because somebody is importing say, is tried again. */
  private publishAgain(country: CountryFolder, how: readonly string[], said: string, failed = 0): void {
    const { screen, isStopping, command } = this.ports;
    const due = Date.parse(/publish again after (\S+Z)/.exec(said)?.[1] ?? '');
    if (Number.isNaN(due)) return;
    const left = due - Date.now();
    const pause = failed > 0 ? Math.min(AGAIN_MS * 2 ** (failed - 1), LONGEST_AGAIN_MS) : Math.min(Math.max(left, 0) + 1_000, LONGEST_TIMER_MS);
    setTimeout(() => {
      if (isStopping()) return;
      if (left > LONGEST_TIMER_MS) this.publishAgain(country, how, said);
      else void command(country, ['national', 'publish', ...how]).then((spec) => ChildService.run(spec)).then(
        (saidNow) => {
          screen.step(saidNow);
          this.publishAgain(country, how, saidNow);
        },
        (error: unknown) => {
          screen.warn(`${country.name.en} could not release anew: ${error instanceof Error ? error.message : String(error)}`);
          this.publishAgain(country, how, said, failed + 1);
        },
      );
    }, pause).unref();
  }

  private async due(countries: readonly CountryFolder[]): Promise<readonly CountryFolder[]> {
    const done = await this.done;
    const marks = await Promise.all(countries.map(async (country) => [country, await this.markOf(country)] as const));
    return marks.flatMap(([country, mark]) => (country.rulesFault === null && done[country.code] !== mark ? [country] : []));
  }

  private async earlierOf({ folder }: CountryFolder): Promise<readonly string[]> {
    return (await readdir(join(folder, EARLIER)).catch((): string[] => [])).sort().map((name) => join(folder, EARLIER, name));
  }

  private async markOf(country: CountryFolder): Promise<string> {
    const build = await readFile(NATIONAL_BUILD).catch(() => Buffer.from(randomBytes(8)));
    return createHash('sha256').update(build).update(country.fingerprint).update(this.ports.databaseOf(country)).digest('hex');
  }

  private async mark(country: CountryFolder): Promise<void> {
    const done = await this.done;
    done[country.code] = await this.markOf(country);
    this.writing = this.writing.then(() => this.ports.data.write(PUBLISHED, done));
    await this.writing;
  }
}

import { type AsOfText, type AudienceId, type Figure, type Law, readAsOf, SeraiError, type SourceDocument } from '@serai/schema';
import { PAGE_LIMIT, type ObservationFilter, type PageRequest, type ReleasedFigure, type RulesInForce } from '@serai/schema/graph';
import type { HidingEntity } from '../store/entities/hiding.js';
import type { ReleasedCell } from '../store/entities/released-cell.js';
import type { ReleaseStore } from '../store/release-store.js';
import { cellQuery } from './cell-query.js';
import { readCursor, writeCursor } from './cursor.js';

/** A release as it is told to the outside. */
export interface PublishedRelease {
  readonly id: string;
  readonly number: number;
  readonly hash: string;
  readonly publishedAt: string;
  readonly cells: number;
  readonly custody: string;
  readonly supersedes: string | null;
  readonly withdrawn: { readonly reason: string; readonly at: string } | null;
  /** A JWS; null for releases older than certificates. */
  readonly certificate: string | null;
}

export interface FigurePage {
  /** Id of the release that it is of. */
  readonly release: string;
  readonly figures: readonly ReleasedFigure[];
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
  readonly count: () => Promise<number>;
}

/** What narrows an audience to one of its members: cells that are not granted to him are told as everybody is told them. */
export interface Narrowing {
  readonly grants: (cell: Figure) => boolean;
  /** The releases as the public is told them: the same cells at the same places. */
  readonly open: ReleaseStore;
}

/** Everything the graph reads: releases, and nothing but releases. One object per request, so that an answer holds one release throughout. */
export class ReleaseReader {
  private readonly standing = new Map<string, Promise<number>>();

  constructor(
    private readonly store: ReleaseStore,
    private readonly country: string,
    private readonly narrowing: Narrowing | null = null,
  ) {}

  /** Releases, newest first: all that there are, or those that stood at a moment. */
  async releases(first: number | null, asOf: AsOfText | null = null): Promise<PublishedRelease[]> {
    if (first !== null && first < 0) throw new SeraiError('INVALID_ARGUMENT', 'first cannot be negative');
    // A hash of all that the audience is told would let whoever is granted some of it try out the rest.
    const releases = await (this.narrowing?.open ?? this.store).releases(first, asOf === null ? null : await this.numberBy(asOf));
    return releases.map(({ number, hash, publishedAt, cells, custody, certificate, withdrawn }) => ({
      id: this.releaseId(number), number, hash, publishedAt: publishedAt.toISOString(), cells, custody, certificate,
      supersedes: number > 1 ? this.releaseId(number - 1) : null,
      withdrawn: withdrawn && { reason: withdrawn.reason, at: withdrawn.withdrawnAt.toISOString() },
    }));
  }

  async page(filter: ObservationFilter, { first, after, asOf }: PageRequest): Promise<FigurePage> {
    const limit = first ?? PAGE_LIMIT.usual;
    if (limit < 0 || limit > PAGE_LIMIT.most) {
      throw new SeraiError('INVALID_ARGUMENT', `first must lie between 0 and ${PAGE_LIMIT.most}; ask for more with \`after\``);
    }
    const query = cellQuery(filter);
    const { release, ordinal } = after === null ? { release: await this.numberAt(asOf), ordinal: 0 } : await this.placeOf(after, asOf);
    const cells = await this.store.cells(release, query, ordinal, limit + 1);
    const shown = await this.granted(release, cells.slice(0, limit));
    const last = shown.at(-1);
    return {
      release: this.releaseId(release),
      figures: shown.map((cell) => ({ ...cell, release: this.releaseId(release) })),
      hasNextPage: cells.length > limit,
      endCursor: last ? writeCursor(this.country, { release, ordinal: last.ordinal }) : null,
      count: () => this.store.countCells(release, query),
    };
  }

  /** These cells, each as this reader may tell it; one that has no place among the public's is not told at all. */
  private async granted(release: number, cells: readonly ReleasedCell[]): Promise<readonly ReleasedCell[]> {
    const { narrowing } = this;
    if (!narrowing) return cells;
    const others = cells.filter((cell) => !narrowing.grants(cell)).map(({ ordinal }) => ordinal);
    if (others.length === 0) return cells;
    const open = new Map((await narrowing.open.cellsAt(release, others)).map((cell) => [cell.ordinal, cell]));
    return cells.flatMap((cell) => {
      if (narrowing.grants(cell)) return [cell];
      const told = open.get(cell.ordinal);
      return told?.id === cell.id ? [told] : [];
    });
  }

  /** The rules that the newest release was made under. */
  async rules(): Promise<RulesInForce> {
    const [newest] = await this.store.releases(1);
    if (!newest) throw new SeraiError('NO_RELEASE', `${this.country} has not published a release yet`);
    const { rules, rulesVersion: version, number } = newest;
    if (!rules) throw new SeraiError('ACCESS_RULES_REFUSED', `Release ${this.releaseId(number)} was made before there were access rules. The country has to publish again`);
    return { rules, version };
  }

  /** Id of the release that is read for a moment. */
  async releaseAt(asOf: AsOfText | null = null): Promise<string> {
    return this.releaseId(await this.numberAt(asOf));
  }

  async laws(areas: readonly string[] | null, asOf: AsOfText | null = null): Promise<readonly Law[]> {
    return this.store.laws(await this.numberAt(asOf), areas);
  }

  /** The documents with these ids, in their order; documents never change their meaning, so the newest release has them all or an older one does. */
  async sources(ids: readonly string[]): Promise<(SourceDocument | Error)[]> {
    const found = new Map<string, SourceDocument>();
    for (const number of await this.store.numbers(null)) {
      const wanted = ids.filter((id) => !found.has(id));
      if (wanted.length === 0) break;
      for (const source of await this.store.sources(number, wanted)) found.set(source.id, source);
    }
    return ids.map((id) => found.get(id) ?? new Error(`No release holds the source ${id}`));
  }

  /** Why these cells of a release, by its id, are hidden from an audience; nothing to whoever is no steward. */
  async hidings(release: string, audience: AudienceId, cells: readonly string[]): Promise<readonly HidingEntity[]> {
    return this.store.audience === 'steward' ? this.store.hidings(Number(release.slice(this.country.length + 1)), audience, cells) : [];
  }

  private releaseId(number: number): string {
    return `${this.country}-${number}`;
  }

  /** The release that is read for a moment: by its id, the newest that stands, or the newest that had been published by then. Of one moment it is the same throughout the request. Throws WITHDRAWN. */
  private numberAt(asOf: AsOfText | null): Promise<number> {
    const { moment, releases } = readAsOf(asOf ?? {});
    const named = releases.get(this.country) ?? null;
    const key = named === null ? (moment?.toISOString() ?? 'now') : this.releaseId(named);
    const found = this.standing.get(key) ?? this.readable(named, moment);
    this.standing.set(key, found);
    return found;
  }

  private async readable(named: number | null, moment: Date | null): Promise<number> {
    const standing = named === null && moment === null ? await this.store.standing() : undefined;
    return standing ?? this.notWithdrawn(named === null ? await this.newestAt(moment) : await this.made(named));
  }

  /** The newest release that there was at a moment, or the one named, withdrawn or not. */
  private numberBy(asOf: AsOfText): Promise<number> {
    const { moment, releases } = readAsOf(asOf);
    const named = releases.get(this.country) ?? null;
    return named === null ? this.newestAt(moment) : this.made(named);
  }

  private async notWithdrawn(number: number): Promise<number> {
    const withdrawal = (await this.store.withdrawn()).get(number);
    if (!withdrawal) return number;
    const standing = await this.store.standing();
    throw new SeraiError('WITHDRAWN', `${this.country} withdrew release ${this.releaseId(number)} on ${withdrawal.withdrawnAt.toISOString()}: ${withdrawal.reason}. ${standing === undefined ? 'No other stands' : `Read ${this.releaseId(standing)} instead`}`);
  }

  private async newestAt(moment: Date | null): Promise<number> {
    const number = await this.store.newest(moment);
    if (number !== undefined) return number;
    if (moment === null || (await this.store.newest(null)) === undefined) throw new SeraiError('NO_RELEASE', `${this.country} has not published a release yet`);
    throw new SeraiError('NO_RELEASE', `${this.country} had not published a release by ${moment.toISOString()}. { releases { id publishedAt } } lists what it has`);
  }

  private async made(number: number): Promise<number> {
    if (await this.store.has(number)) return number;
    throw new SeraiError('INVALID_ARGUMENT', `asOf.releases: there is no release ${this.releaseId(number)}. { releases { id publishedAt } } lists those of ${this.country}`);
  }

  private async placeOf(after: string, asOf: AsOfText | null): Promise<{ release: number; ordinal: number }> {
    const cursor = readCursor(this.country, after);
    if (!(await this.store.has(cursor.release))) {
      throw new SeraiError('CURSOR_INVALID', `The release that the cursor was made for no longer stands. Start again without \`after\``);
    }
    await this.notWithdrawn(cursor.release);
    const asked = asOf === null ? cursor.release : await this.numberAt(asOf);
    if (asked !== cursor.release) {
      throw new SeraiError('CURSOR_INVALID', `The cursor goes on in ${this.releaseId(cursor.release)}, and asOf is for ${this.releaseId(asked)}. Leave one of them out`);
    }
    return cursor;
  }
}

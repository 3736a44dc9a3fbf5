import { type Law, PAGE_LIMIT, type ObservationFilter, type ReleasedFigure, type RulesInForce, SeraiError, type SourceDocument } from '@serai/schema';
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
}

export interface FigurePage {
  readonly figures: readonly ReleasedFigure[];
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
  readonly count: () => Promise<number>;
}

/** Everything the graph reads: releases, and nothing but releases. One object per request, so that an answer holds one release throughout. */
export class ReleaseReader {
  private newest: Promise<number> | undefined;

  constructor(
    private readonly store: ReleaseStore,
    private readonly country: string,
  ) {}

  async releases(first: number | null): Promise<PublishedRelease[]> {
    if (first !== null && first < 0) throw new SeraiError('INVALID_ARGUMENT', 'first cannot be negative');
    const releases = await this.store.releases(first);
    return releases.map(({ number, hash, publishedAt, cells, custody }) => ({
      id: this.releaseId(number), number, hash, publishedAt: publishedAt.toISOString(), cells, custody,
    }));
  }

  async page(filter: ObservationFilter, first: number | null, after: string | null): Promise<FigurePage> {
    const limit = first ?? PAGE_LIMIT.usual;
    if (limit < 0 || limit > PAGE_LIMIT.most) {
      throw new SeraiError('INVALID_ARGUMENT', `first must lie between 0 and ${PAGE_LIMIT.most}; ask for more with \`after\``);
    }
    const query = cellQuery(filter);
    const { release, ordinal } = after === null ? { release: await this.newestNumber(), ordinal: 0 } : await this.placeOf(after);
    const cells = await this.store.cells(release, query, ordinal, limit + 1);
    const shown = cells.slice(0, limit);
    const last = shown.at(-1);
    return {
      figures: shown.map((cell) => ({ ...cell, release: this.releaseId(release) })),
      hasNextPage: cells.length > limit,
      endCursor: last ? writeCursor(this.country, { release, ordinal: last.ordinal }) : null,
      count: () => this.store.countCells(release, query),
    };
  }

  /** The rules that the newest release was made under. */
  async rules(): Promise<RulesInForce> {
    const [newest] = await this.store.releases(1);
    if (!newest) throw new SeraiError('NO_RELEASE', `${this.country} has not published a release yet`);
    const { rules, rulesVersion: version, number } = newest;
    if (!rules) throw new SeraiError('ACCESS_RULES_REFUSED', `Release ${this.releaseId(number)} was made before there were access rules. The country has to publish again`);
    return { rules, version };
  }

  async laws(areas: readonly string[] | null): Promise<readonly Law[]> {
    return this.store.laws(await this.newestNumber(), areas);
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

  private releaseId(number: number): string {
    return `${this.country}-${number}`;
  }

  private newestNumber(): Promise<number> {
    this.newest ??= this.store.numbers(1).then(([number]) => {
      if (number === undefined) throw new SeraiError('NO_RELEASE', `${this.country} has not published a release yet`);
      return number;
    });
    return this.newest;
  }

  private async placeOf(after: string): Promise<{ release: number; ordinal: number }> {
    const cursor = readCursor(this.country, after);
    if (!(await this.store.has(cursor.release))) {
      throw new SeraiError('CURSOR_INVALID', `The release that the cursor was made for no longer stands. Start again without \`after\``);
    }
    return cursor;
  }
}

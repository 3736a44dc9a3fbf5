import { type Figure, type Law, PAGE_LIMIT, type ObservationFilter, type ReleasedFigure, type RulesInForce, SeraiError, type SourceDocument } from '@serai/schema';
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
  private newest: Promise<number> | undefined;

  constructor(
    private readonly store: ReleaseStore,
    private readonly country: string,
    private readonly narrowing: Narrowing | null = null,
  ) {}

  async releases(first: number | null): Promise<PublishedRelease[]> {
    if (first !== null && first < 0) throw new SeraiError('INVALID_ARGUMENT', 'first cannot be negative');
    // A hash of all that the audience is told would let whoever is granted some of it try out the rest.
    const releases = await (this.narrowing?.open ?? this.store).releases(first);
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

  /** Id of the newest release. */
  async newestRelease(): Promise<string> {
    return this.releaseId(await this.newestNumber());
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

import { type Bilingual, type CountrySettings, isAudience, LAW_AREA, SeraiError, type SourceDocument } from '@serai/schema';
import { type AccessLogFilter, type AccessLogPageType, type AsOfInput, type CountryPort, Custody, HidingType, LawPositionType, type ObservationFilter, ObservationPageType, ObservationType, type PageRequest, type ReleaseType, type RulesInForce, SourceType, type Viewed } from '@serai/schema/graph';
import DataLoader from 'dataloader';
import type { ReleaseReader } from '../release/release-reader.js';
import type { AccessLog } from './access-log.js';
import type { Answers } from './answers.js';
import { certificateType } from './certificate-type.js';

/** The contract answered from releases, and from the log; one object per request. */
export class ReleasePort implements CountryPort {
  readonly code: string;
  readonly name: Bilingual;
  readonly custody: Custody;
  private readonly sources: DataLoader<string, SourceDocument>;
  /** By release and audience, why cells are hidden. */
  private readonly hidings = new Map<string, DataLoader<string, HidingType | null>>();

  constructor(
    settings: CountrySettings,
    /** A reader of what the caller's audience is told. */
    private readonly reader: () => Promise<ReleaseReader>,
    /** A reader of what is told to everyone: the rules themselves. */
    private readonly openReader: () => Promise<ReleaseReader>,
    private readonly viewed: Viewed,
    /** The log, as far as it is for the caller. */
    private readonly log: Pick<AccessLog, 'page'>,
    /** Is told what is told. */
    private readonly answers: Answers,
  ) {
    this.code = settings.code;
    this.name = settings.name;
    this.custody = Custody[settings.custody];
    this.sources = new DataLoader(async (ids) => (await reader()).sources(ids));
  }

  async observations(filter: ObservationFilter, request: PageRequest): Promise<ObservationPageType> {
    const page = await (await this.reader()).page(filter, request);
    const nodes = page.figures.map((figure) => new ObservationType(figure));
    const told = { release: page.release, cells: page.figures.filter(({ rule }) => rule === null).length };
    return this.answers.tell(new ObservationPageType({ nodes, pageInfo: { hasNextPage: page.hasNextPage, endCursor: page.endCursor } }, page.count), told);
  }

  async laws(areas: readonly string[] | null, asOf: AsOfInput | null): Promise<LawPositionType[]> {
    const unknown = areas?.find((area) => !LAW_AREA.has(area));
    if (unknown !== undefined) {
      throw new SeraiError('INVALID_ARGUMENT', `areas: there is no area ${JSON.stringify(unknown.slice(0, 60))}. Use codes such as HIV_DEPORTATION, ART_FREE, RATIFIED_REFUGEE_CONVENTION_1951`);
    }
    const reader = await this.reader();
    const laws = (await reader.laws(areas, asOf)).map((law) => new LawPositionType(law));
    return this.answers.tell(laws, { release: await reader.releaseAt(asOf), cells: laws.length });
  }

  async releases(first: number | null, asOf: AsOfInput | null): Promise<ReleaseType[]> {
    const releases = (await (await this.reader()).releases(first, asOf)).map(({ custody, certificate, ...release }) => ({ ...release, custody: Custody[custody as keyof typeof Custody], certificate: certificate === null ? null : certificateType(certificate) }));
    return this.answers.tell(releases, { release: null, cells: releases.length });
  }

  async accessLog(filter: AccessLogFilter, first: number | null, after: string | null): Promise<AccessLogPageType> {
    const page = await this.log.page(filter, first, after);
    return this.answers.tell(page, { release: null, cells: page.nodes.length });
  }

  async accessRules(): Promise<RulesInForce> {
    return (await this.openReader()).rules();
  }

  viewer(): Viewed {
    return this.viewed;
  }

  async hiding({ id, release }: { readonly id: string; readonly release: string }, audience: string): Promise<HidingType | null> {
    if (!isAudience(audience)) throw new SeraiError('INVALID_ARGUMENT', `audience: there is no ${JSON.stringify(audience.slice(0, 40))}. Write public, researcher, secretariat or partner:XX`);
    const key = `${release} ${audience}`;
    const loader = this.hidings.get(key) ?? new DataLoader(async (cells: readonly string[]) => {
      const found = new Map((await (await this.reader()).hidings(release, audience, cells)).map((hiding) => [hiding.cell, new HidingType(hiding)]));
      return cells.map((cell) => found.get(cell) ?? null);
    });
    this.hidings.set(key, loader);
    return loader.load(id);
  }

  async source(id: string, locator: string): Promise<SourceType> {
    return new SourceType(await this.sources.load(id), locator);
  }
}

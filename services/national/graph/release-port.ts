import {
  type AsOfInput, type Bilingual, type CountryPort, type CountrySettings, Custody, LAW_AREA, LawPositionType, type ObservationFilter,
  ObservationPageType, ObservationType, type PageRequest, type ReleaseType, type RulesInForce, SeraiError, type SourceDocument, SourceType,
} from '@serai/schema';
import DataLoader from 'dataloader';
import type { ReleaseReader } from '../release/release-reader.js';

/** The contract answered from releases; one object per request. */
export class ReleasePort implements CountryPort {
  readonly code: string;
  readonly name: Bilingual;
  readonly custody: Custody;
  private readonly sources: DataLoader<string, SourceDocument>;

  constructor(
    settings: CountrySettings,
    /** A reader of what the caller's audience is told. */
    private readonly reader: () => Promise<ReleaseReader>,
    /** A reader of what is told to everyone: the rules themselves. */
    private readonly openReader: () => Promise<ReleaseReader>,
  ) {
    this.code = settings.code;
    this.name = settings.name;
    this.custody = Custody[settings.custody];
    this.sources = new DataLoader(async (ids) => (await reader()).sources(ids));
  }

  async observations(filter: ObservationFilter, request: PageRequest): Promise<ObservationPageType> {
    const page = await (await this.reader()).page(filter, request);
    const nodes = page.figures.map((figure) => new ObservationType(figure));
    return new ObservationPageType({ nodes, pageInfo: { hasNextPage: page.hasNextPage, endCursor: page.endCursor } }, page.count);
  }

  async laws(areas: readonly string[] | null, asOf: AsOfInput | null): Promise<LawPositionType[]> {
    const unknown = areas?.find((area) => !LAW_AREA.has(area));
    if (unknown !== undefined) {
      throw new SeraiError('INVALID_ARGUMENT', `areas: there is no area ${JSON.stringify(unknown.slice(0, 60))}. Use codes such as HIV_DEPORTATION, ART_FREE, RATIFIED_REFUGEE_CONVENTION_1951`);
    }
    return (await (await this.reader()).laws(areas, asOf)).map((law) => new LawPositionType(law));
  }

  async releases(first: number | null, asOf: AsOfInput | null): Promise<ReleaseType[]> {
    return (await (await this.reader()).releases(first, asOf)).map(({ custody, ...release }) => ({ ...release, custody: Custody[custody as keyof typeof Custody] }));
  }

  async accessRules(): Promise<RulesInForce> {
    return (await this.openReader()).rules();
  }

  async source(id: string, locator: string): Promise<SourceType> {
    return new SourceType(await this.sources.load(id), locator);
  }
}

import { Directive, Field, ID, ObjectType } from 'type-graphql';
import type { AudienceId } from '../access/audience.js';
import type { SeraiError } from '../errors.js';
import type { VisaScope } from '../identity/visa.js';
import { AccessScopeType } from './access-scope.js';

/** Whoever asks, as a country takes him. */
export interface Viewed {
  /** Null where nobody could be verified. */
  readonly audience: AudienceId | null;
  readonly subject: string | null;
  readonly issuer: string | null;
  readonly client: string | null;
  /** Id of the visa that stands. */
  readonly visa: string | null;
  /** What the visa opens; null where nothing narrows what his audience is told. */
  readonly scope: VisaScope | null;
  readonly until: Date | null;
  /** Why his token or his visa does not hold. */
  readonly refusal: SeraiError | null;
}

@Directive('@shareable')
@ObjectType('CountryViewer', { description: 'As whom a country takes whoever asks it.' })
export class CountryViewerType {
  constructor(private readonly viewed: Viewed) {}

  @Field(() => String, { nullable: true, description: 'public, researcher, secretariat, steward, or partner: with the code of a country; null where a token or a visa does not hold.' })
  get audience(): string | null { return this.viewed.audience; }

  @Field(() => String, { nullable: true, description: 'Who it is, as the issuer names him; null for whoever shows no token.' })
  get subject(): string | null { return this.viewed.subject; }

  @Field(() => String, { nullable: true, description: 'The issuer of the token.' })
  get issuer(): string | null { return this.viewed.issuer; }

  @Field(() => String, { nullable: true, description: 'The client that asks in his name.' })
  get client(): string | null { return this.viewed.client; }

  @Field(() => ID, { nullable: true, description: "Id of the country's visa that he came with and that stands." })
  get visa(): string | null { return this.viewed.visa; }

  @Field(() => AccessScopeType, { nullable: true, description: 'What the visa opens; null where nothing narrows what the audience is told.' })
  get scope(): AccessScopeType | null { return this.viewed.scope && new AccessScopeType(this.viewed.scope); }

  @Field(() => String, { nullable: true, description: 'Until when he is taken so, ISO 8601 in UTC; null for the public.' })
  get until(): string | null { return this.viewed.until?.toISOString() ?? null; }

  @Field(() => String, { nullable: true, description: 'The code of what does not hold: TOKEN_REFUSED or VISA_REFUSED; null where all does.' })
  get refusal(): string | null { return this.viewed.refusal?.code ?? null; }

  @Field(() => String, { nullable: true, description: 'What does not hold and what can be done about it, in a sentence.' })
  get explanation(): string | null { return this.viewed.refusal?.message ?? null; }
}

import { Directive, Field, Float, ObjectType } from 'type-graphql';

/** Why a count is hidden from an audience, as a release keeps it. */
export interface KeptHiding {
  readonly rules: readonly string[];
  readonly lowest: number | null;
  readonly highest: number | null;
}

@Directive('@shareable')
@ObjectType('Hiding', { description: "Why an observation is hidden from an audience. For the country's own stewards alone." })
export class HidingType {
  constructor(private readonly hiding: KeptHiding) {}

  @Field(() => Boolean, { description: 'Hidden by a rule of its own; otherwise so that others stay hidden.' })
  get primary(): boolean { return this.hiding.rules.length > 0; }

  @Field(() => [String], { description: 'The rules: threshold, small-zero, whole-group, dominance, p-percent, rate, or mirror where another member hides it; none where it is hidden so that others stay hidden.' })
  get rules(): string[] { return [...this.hiding.rules]; }

  @Field(() => Float, { nullable: true, description: 'Least that whoever is told the rest cannot exclude; null where nothing had to be protected.' })
  get lowest(): number | null { return this.hiding.lowest; }

  @Field(() => Float, { nullable: true, description: 'Most that he cannot exclude, as far as it was looked for.' })
  get highest(): number | null { return this.hiding.highest; }
}

/** Where the reasons are, for the resolver of `hiding`; null to whoever is no steward. */
export interface HidingPort {
  hiding(observation: { readonly id: string; readonly release: string }, audience: string): Promise<HidingType | null>;
}

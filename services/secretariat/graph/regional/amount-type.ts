import { MissingReasonEnum } from '@serai/schema/graph';
import { Field, Float, ObjectType } from 'type-graphql';
import { type Amount, isKeptBack } from '../../regional/amount.js';

@ObjectType('Amount', { description: 'What a view computed: a value, or bounds, or the reason why it is neither. Nothing missing counts as zero.' })
export class AmountType {
  /** Withheld: it is over something that is kept back, and has bounds from the rest alone. */
  constructor(private readonly amount: Amount, private readonly withheld = false) {}

  @Field(() => Float, { nullable: true, description: 'The value; null where only bounds are known, or nothing.' })
  get value(): number | null { return this.amount.kind === 'VALUE' ? this.amount.value : null; }

  @Field(() => Float, { nullable: true, description: 'At least this.' })
  get lower(): number | null { return this.amount.kind === 'BOUNDS' ? this.amount.lower : null; }

  @Field(() => Float, { nullable: true, description: 'At most this.' })
  get upper(): number | null { return this.amount.kind === 'BOUNDS' ? this.amount.upper : null; }

  @Field(() => MissingReasonEnum, { nullable: true, description: 'Why nothing is known.' })
  get missing(): MissingReasonEnum | null { return this.amount.kind === 'MISSING' ? MissingReasonEnum[this.amount.reason] : null; }

  @Field(() => String, { description: 'SDMX CL_CONF_STATUS: F free; S withheld by the hub, because a part of it is kept back: then there is no value, and bounds at most, from the other parts.' })
  get confidentiality(): string { return this.withheld || isKeptBack(this.amount) ? 'S' : 'F'; }
}

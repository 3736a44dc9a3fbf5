import { IndicatorType } from '@serai/schema/graph';
import { Field, ObjectType } from 'type-graphql';
import type { CorridorLine } from '../../regional/corridor-lines.js';
import type { Reading } from '../../regional/reading.js';
import { figuresOf } from './figures-of.js';
import { RegionalFigureType } from './regional-figure-type.js';

/** One cell of a corridor, in the words of the destination, with the figures of both ends. */
@ObjectType()
export abstract class CorridorLineType {
  constructor(protected readonly line: CorridorLine & { readonly beside: readonly Reading[] }) {}

  @Field(() => IndicatorType, { description: 'What is counted, as the destination calls it: what it sends home the origin receives.' })
  get indicator(): IndicatorType { return IndicatorType.of(this.line.cell.indicator); }

  @Field(() => String, { description: 'Whom it is about, as the destination calls them: the immigrants of the one are the emigrants of the other.' })
  get population(): string { return this.line.cell.population; }

  @Field(() => String, { description: 'REGULAR, IRREGULAR, … or _T.' })
  get legalStatus(): string { return this.line.cell.legalStatus; }

  @Field(() => String, { description: 'Key population, or _T.' })
  get keyPopulation(): string { return this.line.cell.keyPopulation; }

  @Field(() => String, { description: 'Sex, or _T.' })
  get sex(): string { return this.line.cell.sex; }

  @Field(() => String, { description: 'Age, or _T.' })
  get age(): string { return this.line.cell.age; }

  @Field(() => String, { description: 'Route of HIV transmission, or _T.' })
  get transmission(): string { return this.line.cell.transmission; }

  @Field(() => [RegionalFigureType], { description: 'What the destination reports.' })
  get destinationReports(): RegionalFigureType[] { return figuresOf(this.line.destination); }

  @Field(() => [RegionalFigureType], { description: 'What the origin reports.' })
  get originReports(): RegionalFigureType[] { return figuresOf(this.line.origin); }

  @Field(() => [RegionalFigureType], { description: 'What an end that has nothing in this cell says nearby: of all corridors, or of itself.' })
  get beside(): RegionalFigureType[] { return figuresOf(this.line.beside); }
}

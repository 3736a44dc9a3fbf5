import { inLanguage, Language, LanguageArgument } from '@serai/schema/graph';
import { Field, Int, ObjectType } from 'type-graphql';
import type { Corridor, CorridorRow } from '../../corridors/corridors.js';
import { type Theme, THEMES } from '../../corridors/theme.js';
import { placeName } from '../../regional/place-name.js';
import type { RegionalAnswer } from '../../regional/reading.js';
import { AlignmentType } from './alignment-type.js';
import { CorridorLineType } from './corridor-line-type.js';
import { enumOf } from './enum-of.js';
import { ViewType } from './view-type.js';

const ThemeEnum = enumOf('CorridorTheme', 'What a corridor is looked at for.', THEMES);

@ObjectType('CorridorRow', { description: 'One cell of a corridor as the destination and as the origin report it.' })
export class CorridorRowType extends CorridorLineType {
  constructor(private readonly row: CorridorRow) { super(row); }

  @Field(() => ThemeEnum, { description: 'What it is about.' })
  get theme(): Theme { return this.row.theme; }

  @Field(() => AlignmentType, { nullable: true, description: 'In what the figures of both ends are alike; null where only one end has any.' })
  get alignment(): AlignmentType | null { return this.row.alignment && new AlignmentType(this.row.alignment); }

  @Field(() => Boolean, { description: 'Both ends have figures of the same thing at the same time.' })
  get comparable(): boolean { return this.row.comparable; }
}

@ObjectType('CorridorEnds', { description: 'Where a corridor leads from and to.' })
export class CorridorEndsType {
  @Field(() => String, { description: 'Country or group that people come from.' })
  origin!: string;

  @Field(() => String, { description: 'Country or group that people go to.' })
  destination!: string;
}

@ObjectType('Corridor', { description: 'From one country, or group of countries, to another: what either end reports of it, side by side. Nothing in it is added up.' })
export class CorridorType {
  constructor(private readonly corridor: Corridor, private readonly answer: RegionalAnswer) {}

  @Field(() => String, { description: 'Country or group that people come from.' })
  get origin(): string { return this.corridor.origin; }

  @Field(() => String, { description: 'Country or group that people go to.' })
  get destination(): string { return this.corridor.destination; }

  @Field(() => String, { description: 'Name of the origin.' })
  originName(@LanguageArgument() language: Language): string { return inLanguage(placeName(this.answer, this.corridor.origin), language); }

  @Field(() => String, { description: 'Name of the destination.' })
  destinationName(@LanguageArgument() language: Language): string { return inLanguage(placeName(this.answer, this.corridor.destination), language); }

  @Field(() => [CorridorRowType], { description: 'By theme, then in the order of the dictionary.' })
  get rows(): CorridorRowType[] { return this.corridor.rows.map((row) => new CorridorRowType(row)); }

  @Field(() => [CorridorEndsType], { description: 'Corridors of groups that this one is part of, and that somebody counts as a whole.' })
  get partOf(): Corridor['partOf'] { return this.corridor.partOf; }
}

@ObjectType('CorridorsView', { description: 'Corridors as both ends report them.' })
export class CorridorsViewType extends ViewType {
  constructor(answer: RegionalAnswer, private readonly all: readonly Corridor[], private readonly page: { readonly first: number; readonly skip: number }) { super(answer); }

  @Field(() => Int, { description: 'How many there are in all.' })
  get total(): number { return this.all.length; }

  @Field(() => [CorridorType], { description: 'By origin, then destination.' })
  get corridors(): CorridorType[] { return this.all.slice(this.page.skip, this.page.skip + this.page.first).map((corridor) => new CorridorType(corridor, this.answer)); }
}

@ObjectType('CorridorView', { description: 'One corridor as both ends report it.' })
export class CorridorViewType extends ViewType {
  constructor(answer: RegionalAnswer, private readonly found: Corridor) { super(answer); }

  @Field(() => CorridorType, { description: 'The corridor; without rows where nobody reports anything of it.' })
  get corridor(): CorridorType { return new CorridorType(this.found, this.answer); }
}

import { buildSubgraph } from '@serai/chassis/subgraph';
import type { CountrySettings } from '@serai/schema';
import { Country, countryType } from '@serai/schema/graph';
import type { GraphQLSchema } from 'graphql';
import { Query, Resolver } from 'type-graphql';

/** The country's subgraph: its own type with the contract's fields, and its own root field. Not guarded yet. */
export async function countrySchema(country: Pick<CountrySettings, 'code' | 'type' | 'rootField' | 'name'>): Promise<GraphQLSchema> {
  const Concrete = countryType(country.type, country.name.en);
  const instance = (): Country => Object.assign(new Concrete(), { code: country.code });

  @Resolver(() => Concrete)
  class CountryResolver {
    @Query(() => Concrete, { name: country.rootField, nullable: true, description: `${country.name.en}.` })
    root(): Country {
      return instance();
    }
  }

  return buildSubgraph({
    resolvers: [CountryResolver],
    references: { [country.type]: ({ code }) => (code === country.code ? instance() : null) },
  });
}

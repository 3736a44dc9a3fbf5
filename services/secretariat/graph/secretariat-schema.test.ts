import { beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from 'graphql';
import { KAZAKHSTAN, KYRGYZSTAN, NORTHMARK } from '../registry/members.fixture.js';
import { secretariatSchema } from './secretariat-schema.js';

type Built = Awaited<ReturnType<typeof secretariatSchema>>;

describe('the countries that the secretariat names', () => {
  let built: Built;
  beforeAll(async () => {
    built = await secretariatSchema([KYRGYZSTAN, KAZAKHSTAN, NORTHMARK]);
  });

  const ask = async (source: string, schema = built) => JSON.parse(JSON.stringify(await graphql({ schema: schema.schema, contextValue: schema.context, source }))) as unknown;

  it.each(['', '(training: false)', '(training: null)'])('countries%s are those that exist', async (given) => {
    expect(await ask(`{ countries${given} { code training } }`)).toEqual({ data: { countries: [{ code: 'KG', training: false }, { code: 'KZ', training: false }] } });
  });

  it('are joined by the training members where these are asked for, by code', async () => {
    expect(await ask('{ countries(training: true) { __typename code training } }')).toEqual({
      data: {
        countries: [
          { __typename: 'Kyrgyzstan', code: 'KG', training: false }, { __typename: 'Kazakhstan', code: 'KZ', training: false }, { __typename: 'Northmark', code: 'XN', training: true },
        ],
      },
    });
  });

  it('are the ones asked for, by code and each once', async () => {
    expect(await ask('{ countries(codes: ["KZ", "KG", "KZ"]) { code } }')).toEqual({ data: { countries: [{ code: 'KG' }, { code: 'KZ' }] } });
    expect(await ask('{ countries(codes: ["XN", "KZ"], training: true) { code } }')).toEqual({ data: { countries: [{ code: 'KZ' }, { code: 'XN' }] } });
  });

  it.each(['codes: ["XN"]', 'codes: ["KZ", "XN"]', 'codes: ["XN"], training: false'])('are refused with a training member that was not asked for as one: %s', async (given) => {
    expect(await ask(`{ countries(${given}) { code } }`)).toMatchObject({
      data: { countries: null }, errors: [{ message: 'XN is a training member, which is fictional. Ask countries(training: true)' }],
    });
    const { errors } = await graphql({ schema: built.schema, contextValue: built.context, source: `{ countries(${given}) { code } }` });
    expect(errors?.[0]?.originalError).toMatchObject({ code: 'INVALID_ARGUMENT' });
  });

  it.each(['', ', training: true'])('are refused with one that is no member (codes: ["ZZ"]%s)', async (more) => {
    expect(await ask(`{ countries(codes: ["ZZ"]${more}) { code } }`)).toMatchObject({ errors: [{ message: 'ZZ is not a member. The members are KG, KZ, XN' }] });
  });

  it('hold a training member that is asked for by itself, or by its key', async () => {
    expect(await ask('{ country(code: "XN") { code training name } }')).toEqual({ data: { country: { code: 'XN', training: true, name: 'Northmark' } } });
    expect(await ask('{ _entities(representations: [{ __typename: "Northmark", code: "XN" }, { __typename: "Kazakhstan", code: "KZ" }]) { ... on Northmark { training } ... on Kazakhstan { training } } }')).toEqual({
      data: { _entities: [{ training: true }, { training: false }] },
    });
  });

  it('take up that a member is a training member no longer', async () => {
    const graduated = await secretariatSchema([KAZAKHSTAN, { ...NORTHMARK, training: false }]);
    expect(await ask('{ countries { code training } }', graduated)).toEqual({ data: { countries: [{ code: 'KZ', training: false }, { code: 'XN', training: false }] } });
  });
});

import { Arg } from 'type-graphql';
import type { Bilingual } from '../dictionary/bilingual.js';
import { Language } from './enums.js';

/** The `language` argument of every field that gives a text: English unless told. */
export function LanguageArgument(): ParameterDecorator {
  return Arg('language', () => Language, { nullable: true, defaultValue: Language.EN, description: 'English unless told.' }) as ParameterDecorator;
}

export function inLanguage(text: Bilingual, language: Language | null): string {
  return language === Language.RU ? text.ru : text.en;
}

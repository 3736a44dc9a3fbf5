import { ERROR_CODES, type ErrorCode, SeraiError } from '@serai/schema';
import type { AskHub, HubAnswer, HubError } from './ask-hub.js';
import { askedMembers, momentAsked, type RegionalMember } from './asked-members.js';
import { CountryReader, Unreadable } from './country-reader.js';
import type { LawReading, Reading, ReadRelease, RegionalAnswer, SilentCountry } from './reading.js';
import { nextPagesQuery, regionalQuery } from './regional-query.js';
import type { RegionalPort, RegionalQuestion } from './regional-port.js';

/** Figures that one country may tell a view; who tells more is left out. */
const MOST_FIGURES = 100_000;
const MOST_POSITIONS = 10_000;
const LONGEST_MESSAGE = 300;

export interface RegionalAnswersPorts {
  readonly members: readonly RegionalMember[];
  readonly ask: AskHub;
  readonly now: () => Date;
}

/** What a country has told so far. */
interface Telling {
  readonly member: RegionalMember;
  readonly reader: CountryReader;
  release: ReadRelease | null;
  readonly readings: Reading[];
  laws: readonly LawReading[];
  /** Where its figures go on; null where they end. */
  after: string | null;
  silent: SilentCountry | null;
}

/** The countries, through the gateway, as whoever asks. One object a request: what is asked twice is asked once. */
export class RegionalAnswers implements RegionalPort {
  private readonly asked = new Map<string, Promise<RegionalAnswer>>();

  constructor(private readonly ports: RegionalAnswersPorts) {}

  answer(question: RegionalQuestion): Promise<RegionalAnswer> {
    const { countries, training, filter, laws, asOf } = question;
    const key = JSON.stringify([countries && [...new Set(countries)].sort(), training, filter, laws, asOf]);
    const before = this.asked.get(key);
    if (before) return before;
    const answering = this.read(question);
    this.asked.set(key, answering);
    return answering;
  }

  private async read({ countries, training, filter, laws, asOf }: RegionalQuestion): Promise<RegionalAnswer> {
    const { members, ask, now } = this.ports;
    const asked = askedMembers({ countries, training }, members);
    const moment = momentAsked(asOf, asked, now());
    const codes = asked.map(({ code }) => code);
    const parts = { figures: filter !== null, positions: laws !== null };
    const variables = { codes, asOf, ...(parts.figures && { filter }), ...(parts.positions && { areas: laws?.length === 0 ? null : laws }) };
    const first = await ask(regionalQuery(parts), variables);
    const told = rootOf(first)['countries'];
    if (!Array.isArray(told)) throw notAnswered(first.errors);
    const byCode = new Map(told.map((each) => [(each as { code?: unknown } | null)?.code, each as Readonly<Record<string, unknown>> | null]));

    const tellings = asked.map((member): Telling => {
      const telling: Telling = { member, reader: new CountryReader(member.code), release: null, readings: [], laws: [], after: null, silent: null };
      const answer = byCode.get(member.code) ?? {};
      take(telling, first.errors, () => {
        if (answer['releases'] == null || (parts.figures && answer['observations'] == null) || (parts.positions && answer['laws'] == null)) return false;
        telling.release = telling.reader.release(answer['releases']);
        if (parts.positions) telling.laws = lawsOf(telling.reader, answer['laws']);
        if (parts.figures) takePage(telling, answer['observations']);
        return true;
      });
      return telling;
    });
    await this.readOn(tellings, filter);
    return answerOf(tellings, moment);
  }

  /** The pages after the first, of the countries that have more, all asked together. */
  private async readOn(tellings: readonly Telling[], filter: RegionalQuestion['filter']): Promise<void> {
    for (let going = goingOn(tellings); going.length > 0; going = goingOn(tellings)) {
      const cursors = Object.fromEntries(going.map(({ after }, index) => [`after${index}`, after]));
      const answer = await this.ports.ask(nextPagesQuery(going.map(({ member }) => member)), { filter, ...cursors });
      const root = rootOf(answer);
      going.forEach((telling, index) => take(telling, answer.errors, () => {
        const page = (root[`country${index}`] as { observations?: unknown } | null | undefined)?.observations;
        if (page == null) return false;
        takePage(telling, page);
        return true;
      }));
    }
  }
}

function goingOn(tellings: readonly Telling[]): Telling[] {
  return tellings.filter(({ after, silent }) => after !== null && silent === null);
}

/** Takes what a country tells; whoever tells nothing, or what cannot be read, is silent, and nothing of his is kept. */
function take(telling: Telling, errors: readonly HubError[], read: () => boolean): void {
  const { code, name } = telling.member;
  try {
    if (read()) return;
    const error = errors.find(({ extensions }) => extensions?.['country'] === code);
    telling.silent = { country: code, code: errorCode(error) ?? 'COUNTRY_UNAVAILABLE', message: (error?.message ?? `${name.en} did not answer. Ask again later`).slice(0, LONGEST_MESSAGE) };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    telling.silent = { country: code, code: 'COUNTRY_UNAVAILABLE', message: `${name.en} answered in a way that cannot be read: ${error.message}`.slice(0, LONGEST_MESSAGE) };
  }
}

function takePage(telling: Telling, answer: unknown): void {
  const { nodes, pageInfo } = answer as { nodes?: unknown; pageInfo?: { hasNextPage?: unknown; endCursor?: unknown } | null };
  if (!Array.isArray(nodes) || !telling.release) throw new Unreadable('its page holds no figures');
  if (telling.readings.length + nodes.length > MOST_FIGURES) throw new Unreadable(`it tells more than ${MOST_FIGURES} figures`);
  for (const node of nodes) telling.readings.push(telling.reader.reading(node, telling.release.id));
  const { hasNextPage, endCursor } = pageInfo ?? {};
  if (hasNextPage === true && (typeof endCursor !== 'string' || nodes.length === 0)) throw new Unreadable('it has more, and does not say where it goes on');
  telling.after = hasNextPage === true ? (endCursor as string) : null;
}

function lawsOf(reader: CountryReader, answer: unknown): LawReading[] {
  if (!Array.isArray(answer) || answer.length > MOST_POSITIONS) throw new Unreadable('its positions are no list, or too long a one');
  return answer.map((each) => reader.law(each));
}

function answerOf(tellings: readonly Telling[], moment: Date): RegionalAnswer {
  const answering = tellings.filter(({ silent }) => silent === null);
  const silent = tellings.flatMap((telling) => telling.silent ?? []);
  if (answering.length === 0) throw nobodyAnswered(silent);
  return {
    asked: tellings.map(({ member }) => member.code),
    names: new Map(tellings.map(({ member }) => [member.code, member.name])),
    readings: answering.flatMap(({ readings }) => readings),
    laws: answering.flatMap(({ laws }) => laws),
    releases: answering.flatMap(({ release }) => release ?? []),
    silent,
    asOf: moment.toISOString(),
  };
}

/** A fault that every country finds is in the question; otherwise none is there. */
function nobodyAnswered(silent: readonly SilentCountry[]): SeraiError {
  const codes = new Set(silent.map(({ code }) => code));
  const code = codes.size === 1 && (codes.has('INVALID_ARGUMENT') || codes.has('NO_RELEASE')) ? ([...codes][0] as ErrorCode) : 'COUNTRY_UNAVAILABLE';
  const reasons = silent.map((each) => `${each.country} (${each.code}): ${each.message}`).join('; ');
  return new SeraiError(code, `None of the countries asked answered. ${reasons}`.slice(0, LONGEST_MESSAGE * 4));
}

function rootOf({ data, errors }: HubAnswer): Readonly<Record<string, unknown>> {
  if (typeof data !== 'object' || data === null) throw notAnswered(errors);
  return data as Readonly<Record<string, unknown>>;
}

/** The hub answered nothing at all: what it says of that is passed on. */
function notAnswered([error]: readonly HubError[]): SeraiError {
  return new SeraiError(errorCode(error) ?? 'HUB_NOT_READY', (error?.message ?? 'The hub did not answer the question. Ask again in a moment').slice(0, LONGEST_MESSAGE));
}

function errorCode(error: HubError | undefined): ErrorCode | undefined {
  const code = error?.extensions?.['code'];
  return typeof code === 'string' && Object.hasOwn(ERROR_CODES, code) ? (code as ErrorCode) : undefined;
}

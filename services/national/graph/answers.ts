import type { LeavingAnswer } from '@serai/chassis';
import type { Caller } from '../identity/caller.js';
import type { Answer } from '../log/entry.js';
import { keptName } from '../log/filter-text.js';

/** What a field told: of which release, and how much. */
export interface Told {
  readonly release: string | null;
  readonly cells: number;
}

/** One field of a request that is not open to everyone. */
interface AskedField {
  readonly path: readonly (string | number)[];
  readonly field: string;
  readonly filter: string;
  told: Told | undefined;
}

/** Collects what one request asks and is told; one object per request. */
export class Answers {
  private readonly asked: AskedField[] = [];
  private readonly told = new WeakMap<object, Told>();

  /** Notes of what is told how much it tells. */
  tell<Value extends object>(value: Value, told: Told): Value {
    this.told.set(value, told);
    return value;
  }

  /** Notes that a field is asked; the function that it returns, that it was answered. */
  ask(path: AskedField['path'], field: string, filter: string): (answer: unknown) => void {
    const asked: AskedField = { path, field, filter, told: undefined };
    this.asked.push(asked);
    return (answer) => {
      asked.told = typeof answer === 'object' && answer !== null ? this.told.get(answer) : undefined;
    };
  }

  /** What the log has to say of an answer before it leaves: one entry a field, by what stands in the answer itself. */
  entries({ data, errors = [] }: LeavingAnswer, { client, channel, audience, visa }: Caller, person: string | null): Answer[] {
    const who = { person, client: client === null ? null : keptName(client), channel, audience, visa: visa === null ? null : keptName(visa) };
    return this.asked.map(({ path, field, filter, told }) => {
      if (valueAt(data, path) != null) return { ...who, release: told?.release ?? null, field, filter, cells: told?.cells ?? 0, outcome: 'OK' };
      const error = errors.find((each) => each.path && path.every((key, index) => each.path?.[index] === key)) ?? errors[0];
      const code = error?.extensions?.['code'];
      return { ...who, release: null, field, filter, cells: 0, outcome: typeof code === 'string' ? code : 'INTERNAL' };
    });
  }
}

function valueAt(data: unknown, path: readonly (string | number)[]): unknown {
  let value = data;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Readonly<Record<string | number, unknown>>)[key];
  }
  return value;
}

/** Preloaded (`node --import`), it makes a process's clock say what that of a machine says which was never set: 1970. */
const Set = Date;

class UnsetDate extends Set {
  constructor(...given: readonly unknown[]) {
    super(...((given.length > 0 ? given : [0]) as [number]));
  }

  static override now(): number {
    return 0;
  }
}

globalThis.Date = UnsetDate as DateConstructor;

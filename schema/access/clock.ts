/** Before this the project did not exist: a clock that says so was never set. */
const EARLIEST = Date.UTC(2020, 0, 1);

/** False where the clock was never set, so that no embargo can be checked. */
export function isClockSet(now: Date): boolean {
  return now.getTime() >= EARLIEST;
}

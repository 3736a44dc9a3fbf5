import type { Progress } from '../release/protection/protect-editions.js';

const EVERY_MS = 5_000;

/** Says how far the work is and how long it will take at that pace: on a terminal in one line, elsewhere now and then. */
export function progressOn(out: NodeJS.WriteStream): Progress {
  const start = performance.now();
  let told = start;
  return (done, of) => {
    const now = performance.now();
    if (done < of && !out.isTTY && now - told < EVERY_MS) return;
    if (done === of && told === start && !out.isTTY) return;
    told = now;
    const left = Math.ceil(((now - start) / done) * (of - done) / 1_000);
    out.write(`${out.isTTY ? '\r' : ''}Protecting: ${Math.round((done / of) * 100)} %, ${done === of ? 'done      ' : `${left} s left`}${out.isTTY && done < of ? '  ' : '\n'}`);
  };
}

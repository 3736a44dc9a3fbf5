import load, { type Highs } from 'highs';

/** The solver, an instance of its own. The package's types take its module for CommonJS, where what is exported stands in `default`. */
export const loadHighs = load as unknown as () => Promise<Highs>;

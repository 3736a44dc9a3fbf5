import { availableParallelism } from 'node:os';

/** Does the work for every item, one more at a time than the machine has processors, since some of them always wait for the database; the first failure ends it. */
export async function inParallel<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const worker = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism() + 1, items.length) }, worker));
}

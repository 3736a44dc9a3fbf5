import type { LinkedSystem, Pattern } from './linked-system.js';

/** A pattern in the making. Whoever keeps what follows from it is told what changes. */
export class WorkingPattern {
  /** Whether an item is hidden now. */
  readonly isHidden = (item: number): boolean => this.hidden[item] === 1;
  private readonly hidden: Uint8Array;
  private hiddenItems: number;
  private readonly watchers: ((item: number) => void)[] = [];

  /** Begins with what the rules close, or with what it is told. */
  constructor(system: LinkedSystem, isHidden = (item: number): boolean => system.items[item]?.state === 'closed') {
    this.hidden = Uint8Array.from(system.items, (_item, at) => (isHidden(at) ? 1 : 0));
    this.hiddenItems = this.hidden.reduce((sum, each) => sum + each, 0);
  }

  /** How many items are hidden now. */
  get count(): number {
    return this.hiddenItems;
  }

  get all(): Pattern {
    return [...this.hidden].map((each) => each === 1);
  }

  hide(item: number): void {
    this.set(item, 1);
  }

  show(item: number): void {
    this.set(item, 0);
  }

  watch(watcher: (item: number) => void): void {
    this.watchers.push(watcher);
  }

  private set(item: number, hidden: 0 | 1): void {
    if (this.hidden[item] === hidden) return;
    this.hidden[item] = hidden;
    this.hiddenItems += hidden === 1 ? 1 : -1;
    for (const watcher of this.watchers) watcher(item);
  }
}

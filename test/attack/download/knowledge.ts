import type { Highs } from 'highs';
import { narrow } from '../../kit/attacker/narrow.js';
import { type Interval, Puzzle } from '../../kit/attacker/puzzle.js';
import { relateCells, type ToldCell } from '../../kit/attacker/relations.js';
import { placeKey } from '../../kit/oracle.js';
import { BlockProgramme } from './block-programme.js';
import { blocksOf } from './blocks.js';
import type { Edition } from './download.js';
import type { Names } from './identify.js';
import { isOpen, type Target } from './targets.js';

/** A target of which he knows more than he should: the whole numbers that he cannot exclude. */
export type Breach = Target & Interval;

/** All that one attacker knows: editions of the same release are told together. */
export class Knowledge {
  readonly puzzle = new Puzzle();
  /** Unknowns that a member told, by its code. */
  private readonly told = new Map<string, Set<string>>();

  constructor(editions: readonly Edition[], private readonly names: Names) {
    const releases = new Map<string, Edition[]>();
    for (const edition of editions) releases.set(edition.release, [...(releases.get(edition.release) ?? []), edition]);
    for (const [release, same] of releases) {
      const { member, cells } = together(same);
      const nameOf = (place: string): string => names.get(release)?.get(place) as string;
      relateCells(this.puzzle, cells, nameOf);
      for (const cell of cells) {
        if (cell.value === null) continue;
        const name = nameOf(placeKey(cell));
        this.puzzle.tell(name, cell.value);
        this.told.set(member, (this.told.get(member) ?? new Set<string>()).add(name));
      }
    }
    narrow(this.puzzle);
  }

  nameOf({ release, place }: Target): string {
    return this.names.get(release)?.get(place) as string;
  }

  /** A count that others tell, whatever its own country hides. */
  isInPrint(target: Target): boolean {
    const name = this.nameOf(target);
    return this.told.get(target.member)?.has(name) !== true && [...this.told.values()].some((names) => names.has(name));
  }

  /** Of these targets, those of which too little stays open, with what does: by narrowing, and of `picked` others by linear programmes. */
  breaches(targets: readonly Target[], highs: Highs, picked: (others: readonly Target[]) => readonly Target[]): readonly Breach[] {
    const intervals = targets.map((target) => ({ ...target, ...this.puzzle.interval(this.nameOf(target)) }));
    const found = intervals.filter(({ minimum, ...interval }) => !isOpen(interval, minimum));
    return [...found, ...this.byProgrammes(picked(targets.filter((_, at) => isOpen(intervals[at] as Breach, (intervals[at] as Breach).minimum))), highs)];
  }

  private byProgrammes(targets: readonly Target[], highs: Highs): readonly Breach[] {
    const found: Breach[] = [];
    const byUnknown = new Map<number, Target[]>();
    for (const target of targets) {
      const unknown = this.puzzle.of(this.nameOf(target));
      byUnknown.set(unknown, [...(byUnknown.get(unknown) ?? []), target]);
    }
    for (const block of blocksOf(this.puzzle)) {
      const within = block.unknowns.flatMap((unknown) => (byUnknown.get(unknown) ?? []).map((target) => [unknown, target] as const));
      if (within.length === 0) continue;
      const programme = new BlockProgramme(highs, this.puzzle, block);
      for (const [unknown, target] of within) {
        const interval = isOpen(programme.seen(unknown), target.minimum) ? programme.seen(unknown) : programme.bound(unknown);
        if (!isOpen(interval, target.minimum)) found.push({ ...target, ...interval });
      }
      programme.dispose();
    }
    return found;
  }
}

/** What several are told of the same release, as one edition. */
function together(editions: readonly Edition[]): Edition {
  const [first, ...others] = editions as readonly [Edition, ...Edition[]];
  const known = others.map(({ cells }) => new Map(cells.map((cell) => [placeKey(cell), cell])));
  const cells = first.cells.map((cell): ToldCell => [cell, ...known.flatMap((each) => each.get(placeKey(cell)) ?? [])].find(({ value }) => value !== null) ?? cell);
  return { ...first, cells };
}

import { ReleaseStore } from '@serai/national';

/** A reader that forgot whom it reads for. */
export class ForgetfulStore extends ReleaseStore {
  protected override select(...[release, query]: Parameters<ReleaseStore['select']>): ReturnType<ReleaseStore['select']> {
    const select = super.select(release, query);
    select.expressionMap.wheres.splice(0, 1, { type: 'simple', condition: 'cell.release = :release' });
    return select;
  }
}

import { changesOf } from '../../src/procedure/changes';
import type { Kept } from '../../src/procedure/ports/runs';
import { changed, type Run, type RunChange } from '../../src/procedure/run';
import type { Visit } from './visit';

/** A run that is written to as it stands: the person's open one, or else their last ended one. */
export class RunAtHand {
  private constructor(
    private readonly visit: Visit,
    private ended: Kept<Run> | undefined,
  ) {}

  /** @param fits whether there is something to do with it */
  static async read(visit: Visit, fits: (run: Run) => boolean): Promise<RunAtHand | undefined> {
    const { record, outside, person } = visit;
    if (record.open && fits(record.open)) return new RunAtHand(visit, undefined);
    const ended = await outside.runs.lastEnded(person);
    return ended && fits(ended.value) ? new RunAtHand(visit, ended) : undefined;
  }

  get run(): Run {
    return this.ended?.value ?? this.visit.record.run;
  }

  get isEnded(): boolean {
    return this.ended !== undefined;
  }

  /** Throws `Conflict` when somebody else has written meanwhile. */
  async save(change: RunChange): Promise<void> {
    const { record, outside } = this.visit;
    if (!this.ended) {
      record.note(change);
      return record.save();
    }
    const value = changed(this.ended.value, change);
    this.ended = { value, version: await outside.runs.amend(value, this.ended.version) };
  }

  /** The same for what the tenant's record has to know: an ended run has it there first. */
  async saveForGood(kind: 'undone' | 'evidence' | 'sessions-ended', change: RunChange): Promise<void> {
    const next = changed(this.run, change);
    if (this.isEnded) await this.visit.outside.record.change(next, kind, { changes: changesOf(next) });
    await this.save(change);
  }
}

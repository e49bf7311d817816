import type { Undoing, Undone } from '../../src/procedure/before';
import { hasWritten, type Run, type RunChange } from '../../src/procedure/run';
import { stageOf } from '../../src/procedure/undo';
import { RunAtHand } from '../turn/runAtHand';
import type { Visit } from '../turn/visit';

/** The run that is taken back: the open one when it has written anything, else the person's last ended one. */
export class UndoRecord {
  private constructor(private readonly atHand: RunAtHand) {}

  static async read(visit: Visit): Promise<UndoRecord | undefined> {
    const atHand = await RunAtHand.read(visit, hasWritten);
    return atHand && new UndoRecord(atHand);
  }

  get run(): Run {
    return this.atHand.run;
  }

  get undoing(): Undoing {
    return this.run.undoing ?? { left: [] };
  }

  /** Throws `Conflict` when somebody else has written meanwhile. */
  save(undoing: Undoing): Promise<void> {
    return this.atHand.save({ undoing });
  }

  /** Writes down what was taken back; an open run has it to do again. */
  async took(undone: Undone): Promise<void> {
    await this.atHand.saveForGood('undone', {
      undone: [...(this.run.undone ?? []), undone],
      undoing: { ...this.undoing, intent: undefined },
      ...(this.atHand.isEnded ? {} : reopened(undone)),
    });
  }
}

/** What was settled by it is settled no more; the card that stands open may rest on it. */
function reopened({ part }: Undone): RunChange {
  return {
    unsettles: [stageOf(part), 'confirmation'],
    unfinds: part === 'per-user-mfa' ? [6, 7] : [4],
    offer: undefined,
  };
}

import type { Person } from '../../src/procedure/person';
import type { Runs } from '../../src/procedure/ports/runs';
import { beginRun, changed, type Run, type RunChange } from '../../src/procedure/run';
import type { Instant } from '../../src/procedure/time';

/**
 * The person's open run during one turn: read once, changed in memory, written when something must be safe before
 * what comes next (an act, a card) and at the end. Whoever writes second gets a `Conflict`.
 */
export class RunRecord {
  #run: Run | undefined;
  #version: string | undefined;
  #isDirty = false;
  #ended: Run | undefined;

  private constructor(
    private readonly runs: Runs,
    private readonly person: Person,
    private readonly now: () => Instant,
  ) {}

  static async read(runs: Runs, person: Person, now: () => Instant): Promise<RunRecord> {
    const record = new RunRecord(runs, person, now);
    const kept = await runs.current(person);
    record.#run = kept?.value;
    record.#version = kept?.version;
    return record;
  }

  /** The open run, if there is one. */
  get open(): Run | undefined {
    return this.#run;
  }

  /** The run that was closed in this turn. */
  get ended(): Run | undefined {
    return this.#ended;
  }

  /** The open run; throws when there is none. */
  get run(): Run {
    if (!this.#run) throw new Error('no run is open');
    return this.#run;
  }

  /** Begins a run where none is open. */
  begin(id: string): Run {
    this.#run = beginRun(id, this.person, this.now());
    this.#isDirty = true;
    return this.#run;
  }

  /** Takes a colleague's run over as it was read, where none is open; throws `Conflict` when that came too late. */
  async takeOver(run: Run): Promise<void> {
    const { value, version } = await this.runs.takeOver(run.owner, run, this.person, this.now());
    this.#run = value;
    this.#version = version;
  }

  note(change: RunChange): void {
    this.#run = changed(this.run, change);
    this.#isDirty = true;
  }

  /** Throws `Conflict` when somebody else has written meanwhile. */
  async save(): Promise<void> {
    if (!this.#isDirty) return;
    this.note({ touchedAt: this.now() });
    this.#version = await this.runs.keep(this.run, this.#version);
    this.#isDirty = false;
  }

  /** Ends the run: it leaves the open ones. Returns it as it ended. */
  async close(state: 'finished' | 'cancelled'): Promise<Run> {
    this.note({ state, endedAt: this.now(), offer: undefined, intent: undefined, handOver: undefined });
    const ended = this.run;
    if (this.#version !== undefined) await this.runs.close(ended, this.#version);
    this.#run = undefined;
    this.#version = undefined;
    this.#isDirty = false;
    this.#ended = ended;
    return ended;
  }
}

import { parseArgs } from 'node:util';
import { mostJobs } from './cast';
import { brokenPromises, tableOf } from './figures';
import { runTrial, type TrialOptions } from './trial';

/** `npm run replicas -- [--short] [--seed 7] [--replicas 4] [--admins 8] [--idlers 8] [--kills 20]` */
export async function main(words: readonly string[]): Promise<void> {
  const options = optionsOf(words);
  const { seed, replicas, admins, idlers, kills } = options;
  say(`seed ${seed}: ${replicas} replicas, ${admins} at work, ${idlers} to be reminded, ${kills} kills`);
  const figures = await runTrial(options);
  tableOf(figures).forEach(say);
  const broken = brokenPromises(figures);
  broken.forEach((sentence) => say(`BROKEN: ${sentence}`));
  if (broken.length > 0) process.exitCode = 1;
}

const usual = { replicas: 4, admins: 8, idlers: 8, kills: 20 };
const short = { replicas: 2, admins: 2, idlers: 2, kills: 4 };

function optionsOf(words: readonly string[]): TrialOptions {
  const number = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...words],
    options: {
      ...{ seed: number, replicas: number, admins: number, idlers: number, kills: number },
      short: { type: 'boolean', default: false },
    },
  });
  const given = (['replicas', 'admins', 'idlers', 'kills'] as const).flatMap((name) => {
    const text = values[name];
    return text === undefined ? [] : [[name, wholeNumber(name, text)] as const];
  });
  const seed = values.seed === undefined ? Date.now() % 100_000 : wholeNumber('seed', values.seed);
  const options = { ...(values.short ? short : usual), ...Object.fromEntries(given), seed };
  if (options.admins > mostJobs) throw new Error(`--admins takes ${mostJobs} at most`);
  return options;
}

function wholeNumber(name: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`--${name} takes a whole number`);
  return Number(text);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

import { endWithWatcher, inside, watch } from './compose/store/watch';
import { loadEnvFile } from './settings';

const complain = (line: string) => void process.stderr.write(`${line}\n`);

/** The command that copies, backs up, restores and checks the store: in a process of its own, watched by this one. */
async function main(): Promise<void> {
  const [, script = '', ...args] = process.argv;
  if (args[0] !== inside) {
    process.exitCode = await watch(script, args, complain);
    return;
  }
  const finish = endWithWatcher(process);
  loadEnvFile();
  const { work } = await import('./compose/store/work.js');
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  process.exitCode = await work(args.slice(1), { environment: process.env, say, complain });
  finish();
}

void main();

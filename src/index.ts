import { start } from './compose/run';
import { portTaken } from './compose/words.en';
import { errorFields } from './procedure/ports/log';
import { loadEnvFile, readSettings, SettingsFault } from './settings';
import { StorageFault } from './storage';

/** The process: reads the settings, starts, says where things are, and stops all of it on a signal. */
async function main(): Promise<void> {
  loadEnvFile();
  const settings = readSettings(process.env);
  const started = await start(settings, {
    fresh: process.argv.includes('--fresh'),
    environment: process.env,
  });
  for (const line of started.lines) process.stdout.write(`${line}\n`);
  let stopping = false;
  const stop = () => {
    if (stopping) process.exit(1);
    stopping = true;
    started.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
}

main().catch((thrown: unknown) => {
  process.stderr.write(`${explain(thrown)}\n`);
  process.exitCode = 1;
});

/** Our own faults say what to do; of anything else only the kind and the code are told. */
function explain(thrown: unknown): string {
  if (thrown instanceof SettingsFault || thrown instanceof StorageFault) return thrown.message;
  const { error, code = '' } = errorFields(thrown);
  return code === 'EADDRINUSE' ? portTaken : `The bot could not start: ${error} ${code}`;
}

import { explain } from './compose/explain';
import { start } from './compose/run';
import { loadEnvFile, readSettings } from './settings';

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

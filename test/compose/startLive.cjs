/** Starts the bot as a server would, and tells what it has loaded of the practice tenant. */
const { start } = require('../../src/compose/run.ts');
const { readSettings } = require('../../src/settings/index.ts');

async function main() {
  const started = await start(readSettings(process.env), { fresh: false, environment: {} });
  const port = /\d+/.exec(started.lines.join())?.[0];
  const health = await fetch(`http://127.0.0.1:${port}/healthz`);
  const unsigned = await fetch(`http://127.0.0.1:${port}/api/messages`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      ...{
        type: 'message',
        channelId: 'msteams',
        text: 'enable mfa',
        serviceUrl: 'https://smba.trafficmanager.net/emea/',
      },
      ...{ from: { id: '29:a' }, recipient: { id: '28:b' }, conversation: { id: 'a:c' } },
    }),
  });
  await started.stop();
  const practice = Object.keys(require.cache).filter((path) => /src.practice/.test(path));
  const telemetry =
    Object.keys(require.cache).filter((path) => /src.telemetry|@opentelemetry.sdk/.test(path)).length > 0;
  process.stdout.write(
    `${JSON.stringify({ health: health.status, unsigned: unsigned.status, practice, telemetry })}\n`,
  );
}

main().catch((thrown) => {
  process.stderr.write(String(thrown));
  process.exitCode = 1;
});

/** Makes every kind of call that a live bot makes to the internet, once, and says what came of each. */
const { createLog } = require('../../src/log.ts');
const { liveSurroundings } = require('../../src/compose/live.ts');
const { startService } = require('../../src/compose.ts');
const { readSettings } = require('../../src/settings/index.ts');
const { createConnectorHttp } = require('../../src/teams/connectorHttp.ts');

const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
const exp = Math.floor(Date.now() / 1000) + 3600;
const token = `${part({ alg: 'RS256', kid: 'key-1' })}.${part({ iss: 'https://api.botframework.com', exp })}.AAAA`;

/** What asks the SDK for the keys of Teams. */
function sayHello(port) {
  const turn = {
    ...{
      type: 'message',
      channelId: 'msteams',
      text: 'help',
      serviceUrl: 'https://smba.trafficmanager.net/emea/',
    },
    ...{ from: { id: '29:a' }, recipient: { id: '28:b' }, conversation: { id: 'a:c' } },
  };
  const headers = { 'Content-Type': 'application/json', authorization: `Bearer ${token}` };
  return fetch(`http://127.0.0.1:${port}/api/messages`, {
    method: 'POST',
    headers,
    body: JSON.stringify(turn),
  });
}

async function main() {
  const clock = { now: () => Date.now(), wait: () => new Promise(() => undefined) };
  const around = liveSurroundings(readSettings(process.env));
  const said = {};
  const tell = async (what, work) => {
    said[what] = await work().then(
      (came) => came,
      (thrown) => `${thrown.name} ${thrown.cause?.code ?? thrown.cause?.message ?? thrown.message}`,
    );
  };
  await tell('graph', async () => (await around.fetch('https://graph.microsoft.com/v1.0/me')).status);
  await tell(
    'entra',
    async () => (await around.bot.credential.getToken('https://api.botframework.com/.default')).token,
  );
  await tell('identity', () => around.app.credential.getAssertion());
  const sending = { url: 'https://smba.trafficmanager.net/v3', method: 'POST', body: '{}' };
  const headers = { rawHeaders: () => ({}), clone: () => ({ headerNames: () => [], set: () => undefined }) };
  const connector = createConnectorHttp(around.outward.fetch, clock);
  await tell('teams', async () => (await connector.sendRequest({ ...sending, headers })).status);
  await tell(
    'tables',
    async () => (await around.storage.fetch('https://contoso.table.core.windows.net/')).status,
  );
  await tell('past', async () => (await around.fetch('https://past.contoso.example/')).status);
  const embedded = { dataDir: process.env.DATA_DIR };
  const log = createLog({ level: 'silent', clock });
  const service = await startService({ ...around, storage: embedded, log });
  await tell('hello', async () => (await sayHello(service.port)).status);
  await service.close();
  process.stdout.write(`${JSON.stringify(said)}\n`);
  process.exit(0);
}

main().catch((thrown) => {
  process.stderr.write(String(thrown?.stack));
  process.exitCode = 1;
});

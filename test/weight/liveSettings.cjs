/** Settings of a tenant that does not exist: enough to listen in live mode, and to be asked by nobody. */
const liveSettings = (dataDir) => ({
  PUBLIC_URL: 'https://bot.contoso.example',
  BOT_ID: '22222222-2222-4222-8222-222222222222',
  BOT_TENANT_ID: '11111111-1111-4111-8111-111111111111',
  BOT_PASSWORD: 'a secret of the bot',
  AAD_APP_CLIENT_ID: '33333333-3333-4333-8333-333333333333',
  AAD_APP_CLIENT_SECRET: 'a secret of the app',
  PORT: '0',
  HOST: '127.0.0.1',
  DATA_DIR: dataDir,
});

module.exports = { liveSettings };

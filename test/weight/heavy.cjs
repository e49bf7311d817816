/** An empty bot of the same packages, each loaded whole: what the service weighs when nothing is left out. */
const { dependencies } = require('../../package.json');

/** Served to the browser; there is no window here to load it in. */
const forBrowsers = ['@microsoft/teams-js'];

for (const name of Object.keys(dependencies).filter((one) => !forBrowsers.includes(one))) require(name);

const { CloudAdapter, ConfigurationBotFrameworkAuthentication } = require('botbuilder');
const { createServer } = require('restify');

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const server = createServer();
server.post('/api/messages', async (request, response) =>
  adapter.process(request, response, async () => undefined),
);
server.listen(0, '127.0.0.1', () => process.stdout.write('listening\n'));

/** Loaded before a bot: when the bot first writes a line, it listens; then this tells what that has cost, and ends. */
const Module = require('node:module');
const { performance } = require('node:perf_hooks');

const write = process.stdout.write.bind(process.stdout);
process.stdout.write = () => {
  setImmediate(() => {
    const { user, system } = process.cpuUsage();
    const cost = {
      milliseconds: performance.now(),
      cpu: (user + system) / 1000,
      memory: process.memoryUsage().rss / 2 ** 20,
      modules: Object.keys(Module._cache).length,
    };
    write(`${JSON.stringify(cost)}\n`, () => process.kill(process.pid, 'SIGKILL'));
  });
  process.stdout.write = () => true;
  return true;
};

/**
 * `npm run weight`: what it costs until the bot listens, as one file and as many, beside an empty bot of the same
 * packages. They take turns, so that a busy machine slows all alike; the ratios are of the medians.
 */
const { execFile } = require('node:child_process');
const { mkdtempSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { promisify } = require('node:util');
const { bundle } = require('./bundle.cjs');
const { liveSettings } = require('./liveSettings.cjs');

const run = promisify(execFile);
const root = join(__dirname, '../..');
const measures = ['milliseconds', 'cpu', 'memory', 'modules'];

const median = (numbers) => numbers.sort((one, other) => one - other)[Math.floor(numbers.length / 2)];

/** Starts one bot in a process and a data folder of its own, and gives what that has cost. */
async function costOf(file) {
  const folder = mkdtempSync(join(tmpdir(), 'weight-'));
  const options = { env: { PATH: process.env.PATH, ...liveSettings(join(folder, 'data')) } };
  const args = ['--require', join(__dirname, 'tell.cjs'), file];
  // The bot is killed when it has told, and a killed process rejects.
  const { stdout, stderr } = await run(process.execPath, args, { ...options, cwd: folder }).catch(
    (ended) => ended,
  );
  rmSync(folder, { recursive: true, force: true });
  const line = stdout.split('\n').find((one) => one.startsWith('{"milliseconds"'));
  if (line === undefined) throw new Error(`${file} did not listen: ${stderr}`);
  return JSON.parse(line);
}

/** The median of every measure for each bot, after rounds in which each has its turn. */
async function weigh(bots, rounds) {
  const costs = new Map(bots.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1)
    for (const { name, file } of bots) costs.get(name).push(await costOf(file));
  return bots.map(({ name }) => {
    const of = (measure) => median(costs.get(name).map((cost) => cost[measure]));
    return { name, ...Object.fromEntries(measures.map((measure) => [measure, of(measure)])) };
  });
}

/** A row for each bot; in brackets, how much that is of the first one. */
function tableOf(rows) {
  const cell = (row, measure) =>
    `${Math.round(row[measure])} (${Math.round((100 * row[measure]) / rows[0][measure])} %)`;
  const lines = rows.map((row) => [row.name, ...measures.map((measure) => cell(row, measure))]);
  const head = ['Until it listens', 'milliseconds', 'milliseconds of processor', 'MiB of memory', 'modules'];
  return [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}

async function main(rounds) {
  await bundle(join(root, 'dist'));
  const bots = [
    { name: 'an empty bot of the same packages', file: join(__dirname, 'heavy.cjs') },
    { name: 'this bot, `dist/src/index.js`', file: join(root, 'dist/src/index.js') },
    { name: 'this bot, `dist/bot.cjs`', file: join(root, 'dist/bot.cjs') },
  ];
  process.stdout.write(`Node ${process.versions.node}, medians of ${rounds} rounds\n\n`);
  process.stdout.write(tableOf(await weigh(bots, rounds)));
}

main(Number(process.argv[2] ?? 7)).catch((thrown) => {
  process.stderr.write(`${thrown?.stack ?? thrown}\n`);
  process.exitCode = 1;
});

/**
 * `npm run soak:kill` processes a thousand articles. It kills host and functions twenty times at random moments, and
 * single functions between. `-- --articles 200 --function-kills 0 --seed 7` selects another run. It exits with 1 if the
 * outcome is wrong.
 */
import { parseArgs } from 'node:util';
import { killPipeline } from './kill-pipeline.ts';

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '1000' },
    kills: { type: 'string', default: '20' },
    'function-kills': { type: 'string', default: '2' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});
const articles = Number(values.articles);
console.error(`seed ${values.seed}`);
const outcome = await killPipeline({
  articles,
  stackKills: Number(values.kills),
  functionKills: Number(values['function-kills']),
  seed: Number(values.seed),
  log: (line) => console.error(line),
});
console.log(JSON.stringify(outcome, undefined, 2));
const { statuses, mixed, shapes } = outcome;
const isWhole = statuses.ENRICHED === articles && Object.keys(statuses).length === 1;
if (!isWhole || mixed.length > 0 || shapes !== 1) process.exitCode = 1;

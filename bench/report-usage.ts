import { writeSync } from 'node:fs';

// Loaded before the measured program: on exit it tells the bench, over descriptor 3, what the process took.
process.on('exit', () => {
  writeSync(3, JSON.stringify({ maxRssKiB: process.resourceUsage().maxRSS }));
});

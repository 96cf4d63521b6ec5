#!/usr/bin/env node
import { run } from './run.ts';
import { processTerminal } from './terminal.ts';

// A reader that goes away early (`adac check | head`) is no error of ours.
process.stdout.on('error', ignoreClosedPipe);
process.stderr.on('error', ignoreClosedPipe);
process.exitCode = await run(process.argv.slice(2), processTerminal());

function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}

#!/usr/bin/env node
import { runCommand } from './command.js';

// a reader that goes before the end, as `head` does, is no fault
process.stdout.on('error', () => {});
process.stderr.on('error', () => {});

process.exitCode = await runCommand(process.argv.slice(2), process);

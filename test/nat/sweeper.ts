/**
 * Removes a lab when whoever made it can't any more: it waits until its standard input ends, which
 * is a pipe that the lab's process holds open, and sweeps up what is left. Argument: the lab's tag.
 */
import { sweep } from './sweep.ts';

const tag = process.argv[2];
if (!tag) throw new Error('Which lab?');
// It outlives the terminal's Ctrl-C: the pipe tells when it is time.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});
process.stdin.resume().once('close', () => sweep(tag));

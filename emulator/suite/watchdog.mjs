/**
 * Ends what a command has started when the command itself can't any more, because it was killed hard.
 *
 * It reads lines from its standard input, which is a pipe that the command holds open: `+<pid>` and
 * `-<pid>` add and remove a process; a negative pid means a whole process group, as for kill(2).
 * When the pipe closes, everything still on the list is asked to stop and, 5 s later, killed.
 * Plain JavaScript without imports from the project, so that it is there before anything can go wrong.
 */
import { createInterface } from 'node:readline';

const watched = new Set();

function signal(name) {
  for (const pid of watched) {
    try {
      process.kill(pid, name);
    } catch {
      watched.delete(pid);
    }
  }
}

// It outlives the terminal's Ctrl-C and hang-up: the command decides, and the pipe tells.
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => {});

for await (const line of createInterface({ input: process.stdin })) {
  const pid = Number(line.slice(1));
  if (line.startsWith('+')) watched.add(pid);
  else watched.delete(pid);
}

signal('SIGTERM');
for (let tries = 0; watched.size > 0 && tries < 50; tries++) {
  await new Promise((resolve) => setTimeout(resolve, 100));
  signal(0);
}
signal('SIGKILL');

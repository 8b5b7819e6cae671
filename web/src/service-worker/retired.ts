import type { WorkerScope } from './scope.ts';
import { Shell } from './shell.ts';

/** The worker of a build without one: it takes the place of whatever worker is there, tidies up, and goes. */
const worker = globalThis as unknown as WorkerScope;

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener('activate', (event) => {
  event.waitUntil(Shell.dropAll(worker.caches).then(() => worker.registration.unregister()));
});

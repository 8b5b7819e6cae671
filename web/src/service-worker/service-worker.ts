import { hasLoaded, newVersion } from './messages.ts';
import { openNotified } from './opened-notification.ts';
import { planFor } from './plan.ts';
import type { WorkerFetchEvent, WorkerScope, WorkerWindow } from './scope.ts';
import { Shell } from './shell.ts';

/** Put in by the build: see service-worker-plugin.ts. */
declare const SHELL_FILES: readonly string[];
declare const SHELL_VERSION: string;

const worker = globalThis as unknown as WorkerScope;
const { caches, clients } = worker;
const { origin } = worker.location;
const fetch = worker.fetch.bind(worker);
const files = SHELL_FILES;
const shell = new Shell({ caches, fetch }, { version: SHELL_VERSION, files });

worker.addEventListener('install', (event) => {
  // Pages come from the network first, so a new worker changes nothing for pages that are open.
  event.waitUntil(shell.install().then(() => worker.skipWaiting()));
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(activate());
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const plan = planFor(request, { origin, files: shell.files });
  if (plan.how === 'leave') return;
  if (plan.how === 'kept') return event.respondWith(shell.kept(request, plan.file));
  const network = fromNetwork(event);
  event.respondWith(shell.newest(plan.file, network));
  event.waitUntil(network.catch(() => undefined));
});

worker.addEventListener('message', (event) => {
  const script = hasLoaded(event.data);
  // A page of this version has come; while no other is open, nobody needs what is kept of the ones before.
  if (script !== null && shell.files.has(script)) event.waitUntil(dropOthers(1));
});

worker.addEventListener('notificationclick', (event) => {
  const { notification } = event;
  notification.close();
  const { path } = (notification.data ?? {}) as { readonly path?: unknown };
  event.waitUntil(openNotified(path, clients, origin));
});

async function activate(): Promise<void> {
  // The network is asked while the worker starts.
  await worker.registration.navigationPreload?.enable();
  await dropOthers(0);
  for (const page of await windows()) page.postMessage(newVersion(files));
}

async function fromNetwork({ request, preloadResponse }: WorkerFetchEvent): Promise<Response> {
  return (request.mode === 'navigate' ? await preloadResponse : undefined) ?? fetch(request);
}

const windows = (): Promise<readonly WorkerWindow[]> =>
  clients.matchAll({ type: 'window', includeUncontrolled: true });

/** Deletes other versions, unless more pages are open than these: they may be of one of those. */
async function dropOthers(atMost: number): Promise<void> {
  if ((await windows()).length <= atMost) await shell.dropOthers();
}

import type { WorkerClients } from './scope.ts';

/** Brings the tab to the front whose path a notification was about, or opens one where it is gone. */
export async function openNotified(path: unknown, clients: WorkerClients, origin: string): Promise<void> {
  const windows = await clients.matchAll({ type: 'window', includeUncontrolled: true });
  const target = typeof path === 'string' && path.startsWith('/') ? path : '/';
  const open = windows.find(({ url }) => new URL(url).pathname === target);
  await (open === undefined ? clients.openWindow(origin + target) : open.focus());
}

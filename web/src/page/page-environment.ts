import type { CallController } from '../call/controller.ts';
import { rememberedName, type Remembered } from './remembered.ts';
import { whenIdle } from './when-idle.ts';

/** What the page needs of the browser; tests bring their own. */
export interface PageEnvironment {
  /** The address's path, e.g. `/c/abc-defg-hjk`. */
  path(): string;
  push(path: string): void;
  replace(path: string): void;
  reload(): void;
  /** Opens the same address with https. */
  openSecure(): void;
  isOnline(): boolean;
  /** These three call back when it happens, and return the way to stop. */
  onPopState(listener: () => void): () => void;
  onOnline(listener: () => void): () => void;
  whenIdle(action: () => void): () => void;
  /** Loads what makes calls, Firebase included: not before the first paint. */
  loadController(): Promise<CallController>;
  readonly name: Remembered;
}

export function browserPage(): PageEnvironment {
  return {
    path: () => location.pathname,
    push: (path) => history.pushState(null, '', path),
    replace: (path) => {
      if (location.pathname !== path) history.replaceState(null, '', path);
    },
    reload: () => location.reload(),
    openSecure: () => {
      location.protocol = 'https:';
    },
    isOnline: () => navigator.onLine,
    onPopState: (listener) => onWindow('popstate', listener),
    onOnline: (listener) => onWindow('online', listener),
    whenIdle,
    loadController: async () => {
      const { createCallController } = await import('../call/create-call-controller.ts');
      return createCallController();
    },
    name: rememberedName(),
  };
}

function onWindow(type: 'popstate' | 'online', listener: () => void): () => void {
  addEventListener(type, listener);
  return () => removeEventListener(type, listener);
}

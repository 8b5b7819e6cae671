import type { CallController } from '../call/controller.ts';
import { rememberedAdmission, rememberedName, type Remembered } from './remembered.ts';
import { whenIdle } from './when-idle.ts';

/** What the page needs of the browser; tests bring their own. */
export interface PageEnvironment {
  /** The address's path, e.g. `/c/abc-defg-hjk`. */
  path(): string;
  /** What stands behind the address's `#`, with it; empty when nothing does. */
  fragment(): string;
  /** The address up to the path, e.g. `https://parley.example`. */
  origin(): string;
  push(path: string): void;
  /** Makes `path` the address, with nothing behind it. */
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
  readonly admission: Remembered;
}

export function browserPage(): PageEnvironment {
  return {
    path: () => location.pathname,
    fragment: () => location.hash,
    origin: () => location.origin,
    push: (path) => history.pushState(null, '', path),
    replace: (path) => {
      if (location.pathname !== path || location.hash !== '') history.replaceState(null, '', path);
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
      // The views of a call are not needed before it, nor is the code that makes it.
      const [{ createCallController }] = await Promise.all([
        import('../call/create-call-controller.ts'),
        import('../elements/call-views.ts'),
      ]);
      return createCallController();
    },
    name: rememberedName(),
    admission: rememberedAdmission(),
  };
}

function onWindow(type: 'popstate' | 'online', listener: () => void): () => void {
  addEventListener(type, listener);
  return () => removeEventListener(type, listener);
}

import { storageOrNull } from '../call/browser-storage.ts';
import type { CallController } from '../call/controller.ts';
import { isRecentKey, RecentCalls } from '../recent/recent-calls.ts';
import { pageVersion } from './page-version.ts';
import type { AddressHiding } from '../call/connection/address-hiding.ts';
import { addressHiding } from './hiding.ts';
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
  /** Loads another page of this origin, or the same anew. */
  visit(path: string): void;
  /** Whether a newer version of the page is there to be loaded. */
  isOld(): boolean;
  /** Opens the same address with https. */
  openSecure(): void;
  isOnline(): boolean;
  /** These call back when it happens, and return the way to stop. */
  onPopState(listener: () => void): () => void;
  /** The page is left; it may be kept, and come back as it was. */
  onPageHide(listener: () => void): () => void;
  /** It was kept, and came back: by the browser's back button, for example. */
  onReturn(listener: () => void): () => void;
  /** Nobody looks at the page any more. */
  onHidden(listener: () => void): () => void;
  onOnline(listener: () => void): () => void;
  onOffline(listener: () => void): () => void;
  /** Another tab has changed what this device remembers of calls. */
  onRecentChange(listener: () => void): () => void;
  whenIdle(action: () => void): () => void;
  /** Loads what makes calls, Firebase included: not before the first paint. */
  loadController(): Promise<CallController>;
  readonly name: Remembered;
  readonly admission: Remembered;
  readonly recent: RecentCalls;
  readonly hiding: Pick<AddressHiding, 'choose'>;
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
    visit: (path) => location.assign(path),
    isOld: () => pageVersion.isOld,
    openSecure: () => {
      location.protocol = 'https:';
    },
    isOnline: () => navigator.onLine,
    onPopState: (listener) => onWindow('popstate', listener),
    onPageHide: (listener) => onWindow('pagehide', listener),
    onReturn: (listener) =>
      onWindow('pageshow', ({ persisted }) => {
        if (persisted) listener();
      }),
    onHidden: (listener) => {
      const changed = (): void => {
        if (document.visibilityState === 'hidden') listener();
      };
      document.addEventListener('visibilitychange', changed);
      return () => document.removeEventListener('visibilitychange', changed);
    },
    onOnline: (listener) => onWindow('online', listener),
    onOffline: (listener) => onWindow('offline', listener),
    onRecentChange: (listener) =>
      onWindow('storage', ({ key }) => {
        if (isRecentKey(key)) listener();
      }),
    whenIdle,
    loadController: async () => {
      // The views of a call are not needed before it, nor is the code that makes it.
      const [{ createCallController }] = await Promise.all([
        import('../call/create-call-controller.ts'),
        import('../elements/pages/call-views.ts'),
      ]);
      return createCallController();
    },
    name: rememberedName(),
    admission: rememberedAdmission(),
    recent: new RecentCalls(storageOrNull(() => localStorage)),
    hiding: addressHiding(),
  };
}

function onWindow<Type extends keyof WindowEventMap>(
  type: Type,
  listener: (event: WindowEventMap[Type]) => void,
): () => void {
  addEventListener(type, listener);
  return () => removeEventListener(type, listener);
}

import { rememberedNotices, type Remembered } from './remembered.ts';

/** `off`: not agreed to yet, or taken back. `denied`: the browser was told so. */
export type NoticesState = 'unsupported' | 'denied' | 'off' | 'on';

export interface Notice {
  readonly title: string;
  readonly body: string;
  /** The page that a click leads to, e.g. `/c/abc-defg-hjk`. One notification for each is shown at a time. */
  readonly path: string;
}

/** What is needed of the browser. */
export interface NoticeSources {
  /** Null where there is none, or only for secure pages. */
  readonly api: Pick<typeof Notification, 'permission' | 'requestPermission'> | null;
  readonly agreed: Remembered;
  /** Phones show notifications of a worker alone; null while there is none. */
  worker(): Promise<Pick<ServiceWorkerRegistration, 'showNotification' | 'getNotifications'> | null>;
  /** Shows one of the page's own; may throw. */
  open(title: string, options: NotificationOptions): { close(): void };
}

/** Notifications by the system, for whoever agreed to them. */
export class Notices {
  readonly #sources: NoticeSources;
  #open: { close(): void }[] = [];

  constructor(sources: NoticeSources) {
    this.#sources = sources;
  }

  get state(): NoticesState {
    const { api, agreed } = this.#sources;
    if (api === null) return 'unsupported';
    if (api.permission === 'denied') return 'denied';
    return api.permission === 'granted' && agreed.get() === 'on' ? 'on' : 'off';
  }

  /** Asks the browser's question, so only after a click. Resolves when it is answered. */
  async agree(): Promise<void> {
    const { api, agreed } = this.#sources;
    if (api === null) return;
    const permission = await api.requestPermission();
    if (permission === 'granted') agreed.set('on');
  }

  takeBack(): void {
    this.#sources.agreed.set('off');
  }

  async show({ title, body, path }: Notice): Promise<void> {
    if (this.state !== 'on') return;
    const options = { body, tag: tagOf(path), icon: '/icon-192.png', data: { path } };
    const worker = await this.#sources.worker();
    if (worker === null) this.#open.push(this.#sources.open(title, options));
    else await worker.showNotification(title, options);
  }

  /** Takes away what is shown for a page: somebody looks at it. */
  async clear(path: string): Promise<void> {
    for (const notice of this.#open.splice(0)) notice.close();
    if (this.state !== 'on') return;
    const shown = await (await this.#sources.worker())?.getNotifications({ tag: tagOf(path) });
    for (const notice of shown ?? []) notice.close();
  }
}

const tagOf = (path: string): string => `parley ${path}`;

let notices: Notices | null = null;

/** The page's own; one, so that who agrees and who shows know the same. */
export function browserNotices(): Notices {
  notices ??= new Notices({
    api: typeof Notification === 'undefined' || !isSecureContext ? null : Notification,
    agreed: rememberedNotices(),
    worker: async () => {
      const registration = await navigator.serviceWorker?.getRegistration();
      return registration !== undefined && registration.active !== null ? registration : null;
    },
    open: (title, options) => {
      const notice = new Notification(title, options);
      notice.addEventListener('click', () => {
        window.focus();
        notice.close();
      });
      return notice;
    },
  });
  return notices;
}

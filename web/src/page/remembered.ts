/** A text that this browser remembers; where storage is refused, it is forgotten with the page. */
export interface Remembered {
  get(): string;
  set(text: string): void;
}

export function remembered(key: string, storage: () => Storage = () => localStorage): Remembered {
  let text = '';
  try {
    text = storage().getItem(key) ?? '';
  } catch {
    // Storage is refused here.
  }
  return {
    get: () => text,
    set: (next) => {
      text = next;
      try {
        storage().setItem(key, next);
      } catch {
        // Storage is refused or full here.
      }
    },
  };
}

/** What the person calls themselves. */
export const rememberedName = (): Remembered => remembered('parley:name');
/** `knock` when the person's new calls let people in by hand. */
export const rememberedAdmission = (): Remembered => remembered('parley:admission');
/** `read` once a host was told that some networks won't connect. */
export const rememberedRelayNotice = (): Remembered => remembered('parley:relay-notice');
/** `on` when the person wants to be notified of who comes. */
export const rememberedNotices = (): Remembered => remembered('parley:notices');
/** `read` once a person was told that two devices in one room echo. */
export const rememberedEchoNote = (): Remembered => remembered('parley:echo-note');
/** `off` when single keys shall do nothing. */
export const rememberedShortcuts = (): Remembered => remembered('parley:shortcuts');
/** How the pictures of a call are arranged: see stage-layout.ts. */
export const rememberedStage = (): Remembered => remembered('parley:stage');

/** `off` when nothing shall ring. */
export const rememberedSounds = onePerPage('parley:sounds');
/** `off` when one isn't to be told that one speaks while muted. */
export const rememberedMutedNotice = onePerPage('parley:muted-notice');

/** The same one for the whole page, so that who switches and who acts on it agree. */
function onePerPage(key: string): () => Remembered {
  let one: Remembered | null = null;
  return () => (one ??= remembered(key));
}

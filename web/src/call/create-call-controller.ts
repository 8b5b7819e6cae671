import { connectFirebase } from '../firebase/connect-firebase.ts';
import { loadSettings } from '../firebase/settings.ts';
import { UserMedia } from '../media/user-media.ts';
import { addressHiding } from '../page/hiding.ts';
import { browserEnvironment } from './browser-environment.ts';
import { storageOrNull } from './browser-storage.ts';
import { CallSession } from './call-session.ts';
import type { CallController } from './controller.ts';
import { HostKeys } from './host-keys.ts';
import { browserTabStores, tabIdentity } from './tab-identity.ts';
import { TabStay } from './tab-stay.ts';

let identify: ReturnType<typeof tabIdentity> | null = null;
let settings: ReturnType<typeof loadSettings> | null = null;

/** What failed is tried again by whoever asks next. */
function loadOnce(): ReturnType<typeof loadSettings> {
  settings ??= loadSettings().catch((error: unknown) => {
    settings = null;
    throw error;
  });
  return settings;
}

/**
 * The calls of this page, over Firebase. This is where the parts are put together; nothing is
 * loaded, asked for or sent until it is used. Controllers of one page share its connection.
 */
export function createCallController(): CallController {
  identify ??= tabIdentity(browserTabStores());
  return new CallSession({
    connect: () => connectFirebase(loadOnce()),
    settings: loadOnce,
    hiding: addressHiding(),
    identify,
    stay: new TabStay(browserTabStores().storage),
    hostKeys: new HostKeys(storageOrNull(() => localStorage)),
    media: new UserMedia(),
    environment: browserEnvironment(),
  });
}

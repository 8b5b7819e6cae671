import type { CallEnvironment } from './environment.ts';
import { LineKeeper } from './connection/line-keeper.ts';
import { onWake } from './connection/wake.ts';

/** The environment of a page. Without WebRTC, or on an insecure origin, it names that as its problem. */
export function browserEnvironment(): CallEnvironment {
  return {
    problem: problemOf(globalThis),
    newPeerConnection: (configuration) => new RTCPeerConnection(configuration),
    // Where WebRTC is missing there is nothing to show, but the page may still hold on to an object.
    newMediaStream: () =>
      typeof MediaStream === 'undefined' ? (new EventTarget() as MediaStream) : new MediaStream(),
    newLineKeeper: (onPaused) => new LineKeeper(onPaused),
    isOnline: () => navigator.onLine,
    onPageHide: (listener) => {
      addEventListener('pagehide', listener);
      return () => removeEventListener('pagehide', listener);
    },
    onWake: (listener) =>
      onWake(listener, { window: globalThis, document, connection: networkOf(navigator) }),
    mark: (name) => void performance.mark(name),
  };
}

function problemOf(scope: typeof globalThis): CallEnvironment['problem'] {
  if (scope.isSecureContext === false) return 'browser/insecure-origin';
  if (typeof scope.RTCPeerConnection === 'undefined') return 'browser/no-webrtc';
  return null;
}

function networkOf(navigator: Navigator): EventTarget | null {
  const { connection } = navigator as Navigator & { readonly connection?: EventTarget };
  return connection ?? null;
}

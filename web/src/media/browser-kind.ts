export type BrowserKind =
  | 'chrome'
  | 'edge'
  | 'firefox'
  | 'safari'
  | 'chrome-android'
  | 'firefox-android'
  | 'samsung'
  | 'safari-ios'
  /** Another browser on an iPhone or iPad: the system keeps its permissions. */
  | 'other-ios'
  /** Inside an app, which shows no address: see in-app-browser.ts. */
  | 'in-app'
  | 'other';

export type SystemKind = 'macos' | 'windows' | 'android' | 'ios' | 'other';

/** `touchPoints`: an iPad says that it is a Mac, but for its touch screen. */
export function systemKind(userAgent: string, touchPoints: number): SystemKind {
  if (/iPhone|iPad|iPod/.test(userAgent)) return 'ios';
  if (/Macintosh/.test(userAgent)) return touchPoints > 1 ? 'ios' : 'macos';
  if (/Android/.test(userAgent)) return 'android';
  return /Windows/.test(userAgent) ? 'windows' : 'other';
}

/** Which browser's settings a person has before them. To help in words, never to decide what works. */
export function browserKind(userAgent: string, touchPoints: number): BrowserKind {
  const system = systemKind(userAgent, touchPoints);
  if (system === 'ios')
    return /CriOS|FxiOS|EdgiOS|OPT\/|DuckDuckGo/.test(userAgent) ? 'other-ios' : 'safari-ios';
  if (/SamsungBrowser/.test(userAgent)) return 'samsung';
  if (/OPR\/|Vivaldi|YaBrowser/.test(userAgent)) return 'other';
  if (/Firefox\//.test(userAgent)) return system === 'android' ? 'firefox-android' : 'firefox';
  if (/EdgA?\//.test(userAgent)) return system === 'android' ? 'chrome-android' : 'edge';
  if (/Chrom(e|ium)\//.test(userAgent)) return system === 'android' ? 'chrome-android' : 'chrome';
  return /Safari\//.test(userAgent) ? 'safari' : 'other';
}

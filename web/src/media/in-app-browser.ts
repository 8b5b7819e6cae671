/** Names of the apps as people know them, by what their browsers call themselves. */
const APPS: readonly (readonly [RegExp, string])[] = [
  [/Instagram/, 'Instagram'],
  [/FB_IAB\/Orca|FBAN\/Messenger|MessengerForiOS|MessengerLite/, 'Messenger'],
  [/FBAN|FBAV|FB_IAB/, 'Facebook'],
  [/WhatsApp/, 'WhatsApp'],
  [/Telegram/, 'Telegram'],
  [/LinkedInApp/, 'LinkedIn'],
  [/BytedanceWebview|musical_ly|TikTok/, 'TikTok'],
  [/Snapchat/, 'Snapchat'],
  [/MicroMessenger/, 'WeChat'],
  [/\bLine\//, 'LINE'],
  [/Twitter/, 'X'],
  [/Pinterest/, 'Pinterest'],
];

/**
 * The app whose built-in browser shows the page; empty where the app doesn't say which it is, null in a
 * browser proper. `standalone`: the page was put on the home screen of an iPhone, which looks much the same.
 */
export function inAppBrowser(userAgent: string, standalone = false): string | null {
  const named = APPS.find(([pattern]) => pattern.test(userAgent));
  if (named !== undefined) return named[1];
  // Android's WebView tells that it is one; on iOS it is what doesn't claim to be Safari.
  if (/Android.*; wv\)/.test(userAgent)) return '';
  const isWebView = /iPhone|iPad|iPod/.test(userAgent) && !/Safari\//.test(userAgent);
  return isWebView && !standalone ? '' : null;
}

/** The same for the page's own browser. */
export function ownInAppBrowser(): string | null {
  return inAppBrowser(navigator.userAgent, 'standalone' in navigator && navigator.standalone === true);
}

/**
 * A link that makes Android open `url` in the browser of the system; apps that don't follow it open `url`.
 * https://developer.chrome.com/docs/android/intents
 */
export function androidIntent(url: string): string {
  const { protocol, host, pathname, search } = new URL(url);
  const scheme = protocol.replace(':', '');
  const fallback = encodeURIComponent(url);
  return `intent://${host}${pathname}${search}#Intent;scheme=${scheme};action=android.intent.action.VIEW;S.browser_fallback_url=${fallback};end`;
}

import { describe, expect, it } from 'vitest';
import { androidIntent, inAppBrowser } from './in-app-browser.ts';

const IOS = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const WEBVIEW =
  'Mozilla/5.0 (Linux; Android 15; Pixel 8 Build/AP4A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/142.0.0.0 Mobile Safari/537.36';
const SAFARI = `${IOS} Version/18.5 Mobile/15E148 Safari/604.1`;
const CHROME =
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36';

describe('inAppBrowser', () => {
  it.each([
    [`${IOS} Mobile/15E148 Instagram 400.0.0.0 (iPhone15,2; iOS 18_5; en_US)`, 'Instagram'],
    [`${WEBVIEW} [FB_IAB/FB4A;FBAV/530.0.0.0;]`, 'Facebook'],
    [`${WEBVIEW} [FB_IAB/Orca-Android;FBAV/530.0.0.0;]`, 'Messenger'],
    [`${IOS} Mobile/15E148 [FBAN/FBIOS;FBAV/530.0.0.0;FBDV/iPhone15,2]`, 'Facebook'],
    [`${WEBVIEW} WhatsApp/2.25`, 'WhatsApp'],
    [`${WEBVIEW} Telegram-Android/12.0 (Google Pixel 8; Android 15)`, 'Telegram'],
    [`${IOS} Mobile/15E148 [LinkedInApp]/9.31`, 'LinkedIn'],
    [`${IOS} Mobile/15E148 musical_ly_40.0 BytedanceWebview/d8a21c6`, 'TikTok'],
    [`${WEBVIEW}`, ''],
    [`${IOS} Mobile/15E148`, ''],
  ])('%s', (agent, app) => {
    expect(inAppBrowser(agent)).toBe(app);
  });

  it.each([
    SAFARI,
    CHROME,
    'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
  ])('is none: %s', (agent) => {
    expect(inAppBrowser(agent)).toBeNull();
  });

  it('knows a page on the home screen from an app', () => {
    expect(inAppBrowser(`${IOS} Mobile/15E148`, true)).toBeNull();
  });
});

describe('androidIntent', () => {
  it('opens the same page, with a way for apps that know no intents', () => {
    expect(androidIntent('https://parley.example/c/abc-defg-hjk?x=1')).toBe(
      'intent://parley.example/c/abc-defg-hjk?x=1#Intent;scheme=https;action=android.intent.action.VIEW;S.browser_fallback_url=https%3A%2F%2Fparley.example%2Fc%2Fabc-defg-hjk%3Fx%3D1;end',
    );
  });
});

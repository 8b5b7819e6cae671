import type { CDPSession, Page } from 'playwright-core';
import type { SafeArea } from './layout.ts';

const NO_EDGES: SafeArea = { top: 0, right: 0, bottom: 0, left: 0 };

/** A window that a state is looked at in. */
export interface View {
  readonly name: string;
  /** In CSS pixels: at 200 % half of what the window has. */
  readonly width: number;
  readonly height: number;
  readonly zoom: 1 | 2;
  /** What the device keeps for itself. */
  readonly safe: SafeArea;
}

const zoomed = ({ name, width, height }: Pick<View, 'name' | 'width' | 'height'>): View => ({
  name: `${name} at 200 %`,
  width: Math.round(width / 2),
  height: Math.round(height / 2),
  zoom: 2,
  safe: NO_EDGES,
});

export const LAPTOP: View = { name: 'laptop', width: 1440, height: 900, zoom: 1, safe: NO_EDGES };
const tablet: View = { name: 'tablet', width: 768, height: 1024, zoom: 1, safe: NO_EDGES };
/** With a notch, and a bar at its foot to swipe from. */
export const PHONE: View = {
  name: 'phone',
  width: 390,
  height: 844,
  zoom: 1,
  safe: { top: 47, right: 0, bottom: 34, left: 0 },
};
const phoneOnItsSide: View = {
  name: 'phone on its side',
  width: 844,
  height: 390,
  zoom: 1,
  safe: { top: 0, right: 47, bottom: 21, left: 47 },
};

export const VIEWS: readonly View[] = [
  LAPTOP,
  tablet,
  PHONE,
  phoneOnItsSide,
  zoomed({ ...LAPTOP, width: 1280, height: 800 }),
  zoomed(tablet),
  // The narrowest that WCAG 2.2 asks for, 1.4.10: 320 CSS pixels.
  zoomed({ name: 'small window', width: 640, height: 1024 }),
  zoomed(PHONE),
];

/** What a session has set is taken back when it ends. */
const sessions = new WeakMap<Page, Promise<CDPSession>>();

function sessionOf(page: Page): Promise<CDPSession> {
  const session = sessions.get(page) ?? page.context().newCDPSession(page);
  sessions.set(page, session);
  return session;
}

/** Shows the page in that window. Zooming is what browsers do: fewer CSS pixels, each of them larger. */
export async function showIn(page: Page, { width, height, zoom, safe }: View): Promise<void> {
  const session = await sessionOf(page);
  await Promise.all([
    session.send('Emulation.setDeviceMetricsOverride', {
      width,
      height,
      deviceScaleFactor: zoom,
      mobile: false,
    }),
    session.send('Emulation.setSafeAreaInsetsOverride', { insets: { ...safe } }),
  ]);
}

/**
 * Brings back the controls of a call, which rest, and lets them rest no more. The mouse stays where in no window
 * there is anything. Returns the way to let them rest again.
 */
export async function keepAwake(page: Page): Promise<() => Promise<void>> {
  for (const x of [60, 69]) await page.mouse.move(x, 4);
  const timer = await page.evaluate(() => {
    let x = 0;
    return setInterval(() => {
      x = 1 - x;
      dispatchEvent(new PointerEvent('pointermove', { clientX: 60 + x, clientY: 4, pointerType: 'mouse' }));
    }, 1000) as unknown as number;
  });
  return () => page.evaluate((id) => clearInterval(id), timer);
}

/** Waits for what a change sets off: new styles, observers, and transitions that end. */
export async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
    await frame();
    await frame();
    const running = (root: Document | ShadowRoot): Animation[] => [
      ...root.getAnimations(),
      ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? running(shadowRoot) : [])),
    ];
    const ends = running(document)
      .filter(({ effect }) => Number(effect?.getComputedTiming().endTime) < 1000)
      .map(({ finished }) => finished.catch(() => undefined));
    await Promise.all(ends);
  });
}

/** Has every style computed anew: Chromium keeps colours that are inherited where others are emulated. */
export async function recolour(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { style } = document.documentElement;
    style.display = 'none';
    document.documentElement.getBoundingClientRect();
    style.removeProperty('display');
    document.documentElement.getBoundingClientRect();
  });
  await settle(page);
}

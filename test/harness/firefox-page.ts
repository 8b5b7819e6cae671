import type { Page } from 'puppeteer-core';
import type { CallState } from '../../web/src/call/state.ts';
import { eventually } from './command.ts';

const WAIT_MS = 45_000;

/** Parley's page in a Firefox, by the names of what is on it: as ParleyPage is for Chromium. */
export class FirefoxPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(url: string): Promise<this> {
    await this.page.goto(url);
    return this;
  }

  url(): string {
    return this.page.url();
  }

  /** Waits for a phase of the call. */
  async reaches(phase: CallState['phase']): Promise<void> {
    await eventually(
      () => this.page.evaluate(() => document.querySelector('parley-app')?.getAttribute('data-phase') ?? ''),
      (now) => now === phase,
      WAIT_MS,
    );
  }

  /** Clicks the button of this name, once there is one. */
  async click(name: string): Promise<void> {
    const found = await this.page.waitForFunction(visibleButton, {}, name);
    const button = found.asElement();
    if (button === null) throw new Error(`No button “${name}”`);
    await (button as Awaited<ReturnType<Page['$']>>)?.click();
  }

  /** Whether the button of this name is pressed in. */
  async isPressed(name: string): Promise<boolean> {
    const button = await this.page.evaluateHandle(visibleButton, name);
    return this.page.evaluate((found) => found?.getAttribute('aria-pressed') === 'true', button);
  }

  /** Waits until the page says this, to eye or ear. */
  async says(text: string): Promise<void> {
    await this.page.waitForFunction(hasText, {}, text);
  }

  async create(): Promise<void> {
    await this.click('New call');
    await this.reaches('waiting');
    await this.says('Waiting for the other person');
  }

  async join(): Promise<void> {
    await this.reaches('ready');
    await this.click('Join');
  }
}

/** Runs in the page: the first button of this name that can be clicked, also in shadow roots. */
function visibleButton(name: string): HTMLElement | null {
  const look = (root: Document | ShadowRoot): HTMLElement | null => {
    for (const element of root.querySelectorAll<HTMLElement>('*')) {
      const own = (element.getAttribute('aria-label') ?? element.textContent).trim();
      if (element.localName === 'button' && own === name && !element.closest('[inert]')) {
        if (element.checkVisibility({ visibilityProperty: true })) return element;
      }
      const within = element.shadowRoot === null ? null : look(element.shadowRoot);
      if (within !== null) return within;
    }
    return null;
  };
  return look(document);
}

/** Runs in the page. */
function hasText(text: string): boolean {
  const look = (root: Document | ShadowRoot): boolean =>
    [...root.querySelectorAll('*')].some((element) => {
      if (element.shadowRoot !== null && look(element.shadowRoot)) return true;
      return [...element.childNodes].some((node) => node instanceof Text && node.data.includes(text));
    });
  return look(document);
}

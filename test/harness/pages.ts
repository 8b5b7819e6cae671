import type { Locator, Page } from 'playwright-core';
import { parseCallId } from '../../contract/ids.ts';
import type { CallState } from '../../web/src/call/state.ts';

type Phase = CallState['phase'];

/** The page as a person uses it: by the names of what is on it. */
export class ParleyPage {
  readonly page: Page;
  readonly newCall: Locator;
  readonly idField: Locator;
  readonly joinButton: Locator;
  readonly copyId: Locator;
  readonly copyLink: Locator;
  readonly hangUp: Locator;
  /** The same while waiting. */
  readonly leave: Locator;
  readonly camera: Locator;
  readonly microphone: Locator;
  readonly heading: Locator;

  constructor(page: Page) {
    this.page = page;
    this.newCall = page.getByRole('button', { name: 'New call' });
    this.idField = page.getByRole('textbox', { name: 'Call ID or link' });
    this.joinButton = page.getByRole('button', { name: 'Join', exact: true });
    this.copyId = page.getByRole('button', { name: /^Copy ID/ });
    this.copyLink = page.getByRole('button', { name: /^Copy link/ });
    this.hangUp = page.getByRole('button', { name: 'Hang up' });
    this.leave = page.getByRole('button', { name: 'Leave', exact: true });
    this.camera = page.getByRole('button', { name: 'Camera', exact: true });
    this.microphone = page.getByRole('button', { name: 'Microphone', exact: true });
    this.heading = page.getByRole('heading', { level: 1 });
    void this.#moveBeforeClicks();
  }

  /** Who wants to click moves the pointer first, which brings back controls that rest. */
  async #moveBeforeClicks(): Promise<void> {
    let x = 0;
    await this.page.addLocatorHandler(this.#resting, async () => {
      x = (x + 7) % 100;
      await this.page.mouse.move(100 + x, 100);
    });
  }

  get #resting(): Locator {
    return this.page.locator('stage-tile[quiet]').first();
  }

  /** From now on nobody moves the pointer but the test. */
  async keepStill(): Promise<void> {
    await this.page.removeLocatorHandler(this.#resting);
  }

  async open(url: string): Promise<this> {
    await this.page.goto(url);
    return this;
  }

  /** Waits until the page is in one of these phases of a call. */
  async reaches(...phases: [Phase, ...Phase[]]): Promise<void> {
    const selectors = phases.map((phase) => `parley-app[data-phase="${phase}"]`);
    await this.page.locator(selectors.join(', ')).waitFor({ state: 'attached' });
  }

  phase(): Promise<string | null> {
    return this.page.locator('parley-app').getAttribute('data-phase');
  }

  /** Clicks "New call" and waits until the call can be joined. */
  async create(): Promise<void> {
    await this.newCall.first().click();
    await this.reaches('waiting');
    await this.page.getByText('Waiting for the other person').first().waitFor();
  }

  /** The ID as the copy button gives it: the clipboard's text. */
  async copiedId(): Promise<string> {
    await this.page.bringToFront();
    await this.copyId.click();
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  /** The ID in the address, as stored. */
  id(): string {
    const id = parseCallId(this.page.url());
    if (id === null) throw new Error(`${this.page.url()} is not a call's address.`);
    return id;
  }

  /** Pastes into the landing page's field and goes on to the call. */
  async enter(text: string): Promise<void> {
    await this.page.bringToFront();
    await this.page.evaluate((clip) => navigator.clipboard.writeText(clip), text);
    await this.idField.focus();
    await this.page.keyboard.press('ControlOrMeta+V');
    await this.joinButton.first().click();
  }

  /** Takes the seat, on the page of a call that may be joined. */
  async join(name = ''): Promise<void> {
    await this.reaches('ready');
    if (name !== '') await this.page.getByRole('textbox', { name: /^Your name/ }).fill(name);
    await this.joinButton.first().click();
  }

  /** Clicks "New call" with a waiting room. */
  async createByHand(): Promise<void> {
    await this.page.getByRole('radio', { name: 'From a waiting room' }).check();
    await this.create();
  }

  /** Before the door: asks to be let in. */
  async knock(name: string): Promise<void> {
    await this.reaches('door');
    const field = this.page.getByRole('textbox', { name: /^Your name/ });
    await field.fill(name);
    await this.button(/^Ask/).click();
    await this.page.getByRole('heading', { name: 'Waiting to be let in' }).waitFor();
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name }).first();
  }

  /** Opens the host's panel. Its content is slotted into the dialog, so it is looked for in the page. */
  async host(): Promise<Page> {
    if ((await this.page.locator('host-panel dialog[open]').count()) === 0)
      await this.button(/^Host/).click();
    await this.page.locator('host-panel dialog[open]').waitFor();
    return this.page;
  }

  /** Does what has to be confirmed in the host's panel. */
  async sure(label: string | RegExp, confirm: string | RegExp): Promise<void> {
    const panel = await this.host();
    await panel.getByRole('button', { name: label }).first().click();
    await panel.getByRole('button', { name: confirm }).first().click();
  }

  /** What a person is told when it can't go on: heading and explanation. */
  async message(): Promise<string> {
    return (await this.page.locator('main').innerText()).replace(/\s+/g, ' ');
  }
}

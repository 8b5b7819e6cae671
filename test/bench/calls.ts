import type { TestBrowser } from '../harness/browser.ts';
import { timeline, waitForMedia } from '../harness/media.ts';
import { ParleyPage } from '../harness/pages.ts';
import { readUsage, resetUsage, type Usage } from '../harness/usage.ts';

export interface MeasuredCall {
  /** Milliseconds from the click on "Join" to the first frame on the joiner's page. */
  readonly joinToFirstFrame: number;
  readonly untilMedia: Usage;
  /** With leaving on both sides. */
  readonly wholeCall: Usage;
}

/** Makes a call through the page, leaves it on both sides and tells what it took. */
export async function measureCall(
  url: string,
  creator: TestBrowser,
  joiner: TestBrowser,
): Promise<MeasuredCall> {
  await resetUsage();
  const ana = await new ParleyPage(await creator.newPerson()).open(url);
  await ana.create();
  const ben = await new ParleyPage(await joiner.newPerson()).open(ana.page.url());
  await ben.reaches('ready');
  // People look before they click: by then the page has prepared what it can.
  await ben.page.waitForTimeout(1000);
  await ben.join();
  await Promise.all([waitForMedia(ana.page), waitForMedia(ben.page)]);
  const untilMedia = await readUsage();
  const times = await timeline(ben.page);
  await ben.hangUp.click();
  await ben.reaches('left');
  await ana.reaches('waiting');
  await ana.leave.click();
  await ana.reaches('left');
  await ana.page.waitForTimeout(300);
  const wholeCall = await readUsage();
  await Promise.all([ana.page.context().close(), ben.page.context().close()]);
  const [click, frame] = [times['join-click'], times['first-frame']];
  if (click === undefined || frame === undefined)
    throw new Error('The page did not mark the click or the first frame.');
  return { joinToFirstFrame: frame - click, untilMedia, wholeCall };
}

import type { ParleyPage } from '../../harness/pages.ts';

/** Opens what is in the menu of a call. */
export async function openFromMenu(one: ParleyPage, item: string | RegExp): Promise<void> {
  await one.button('More').click();
  await one.page.getByRole('menuitem', { name: item }).click();
  await one.page.locator('dialog[open]').waitFor();
}

import type { LitElement, ReactiveController } from 'lit';
import { rememberedStage } from '../../page/remembered.ts';
import { pictureLabel } from '../../text/stage.ts';
import { words } from '../../words/words.ts';
import type { Corner } from './corners.ts';
import { announce } from '../parts/request.ts';
import {
  ARRANGED,
  arrangementFrom,
  arrangementText,
  layOut,
  moved,
  swapped,
  type Arrangement,
  type Picture,
  type StageLayout,
} from './stage-layout.ts';

/** Where a person has put the pictures of a stage: remembered on this device, and said when it changes. */
export class StageArranger implements ReactiveController {
  readonly #host: LitElement;
  readonly #nameOther: () => string;
  readonly #remembered = rememberedStage();
  #arrangement: Arrangement = ARRANGED;
  #there: readonly Picture[] = ['other', 'self'];

  constructor(host: LitElement, nameOther: () => string) {
    this.#host = host;
    this.#nameOther = nameOther;
    host.addController(this);
  }

  hostConnected(): void {
    const corners = this.#host.matches(':dir(rtl)')
      ? (['bottom-left', 'bottom-right'] as const)
      : ARRANGED.corners;
    this.#arrangement = arrangementFrom(this.#remembered.get(), { ...ARRANGED, corners });
  }

  get layout(): StageLayout {
    return layOut(this.#arrangement, this.#there);
  }

  get selfHidden(): boolean {
    return this.#arrangement.selfHidden;
  }

  /** Where oneself would be, were it small. */
  get selfCorner(): Corner {
    return this.#arrangement.corners[0];
  }

  /** What there is to be seen now. A screen that comes is large, whatever was before. */
  show(there: readonly Picture[]): void {
    const isNew = there.includes('screen') && !this.#there.includes('screen');
    this.#there = there;
    if (isNew) this.#arrangement = { ...this.#arrangement, chosen: null };
  }

  move(picture: Picture, corner: Corner): void {
    this.#set(moved(this.#arrangement, this.layout, picture, corner), words().stage.movedTo[corner]);
  }

  enlarge(picture: Picture): void {
    this.#set({ ...this.#arrangement, chosen: picture }, this.#largeWords(picture));
  }

  swap(): void {
    const next = swapped(this.#arrangement, this.layout);
    this.#set(next, this.#largeWords(layOut(next, this.#there).large));
  }

  hideSelf(hidden: boolean): void {
    const { selfIsHidden, selfIsShown } = words().stage;
    const said = hidden ? selfIsHidden : selfIsShown;
    this.#set({ ...this.#arrangement, selfHidden: hidden, chosen: null }, said);
  }

  #largeWords(picture: Picture): string {
    return words().stage.isLarge(pictureLabel(picture, this.#nameOther()));
  }

  #set(next: Arrangement, said: string): void {
    this.#arrangement = next;
    this.#remembered.set(arrangementText(next));
    this.#host.requestUpdate();
    announce(this.#host, said);
  }
}

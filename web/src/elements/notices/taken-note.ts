import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { NO_MEDIA, type MediaView } from '../../page/page-state.ts';
import { noticeStyles, noticeTextStyles } from '../../styles/notice.ts';
import { sharedStyles } from '../../styles/shared.ts';
import { isolated } from '../../words/isolated.ts';
import { words } from '../../words/words.ts';
import { icons } from '../parts/icons.ts';
import { announce } from '../parts/request.ts';

/**
 * Says that another app has camera or microphone, for as long as it does.
 * @prop media one's own
 * @prop name the other person's, who sees or hears nothing meanwhile
 */
export class TakenNote extends LitElement {
  static override properties = { media: { attribute: false }, name: {} };

  static override styles = [sharedStyles, noticeStyles, noticeTextStyles];

  declare media: MediaView;
  declare name: string;

  constructor() {
    super();
    this.media = NO_MEDIA;
    this.name = '';
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('media')) return;
    const before = changed.get('media') ?? NO_MEDIA;
    const taken = takenOf(this.media);
    const was = takenOf(before);
    if ((taken.camera && !was.camera) || (taken.microphone && !was.microphone)) {
      const { title, text } = wordsFor(taken, this.name);
      return announce(this, `${title}. ${text}`);
    }
    for (const device of ['microphone', 'camera'] as const) {
      if (was[device] && !taken[device] && this.media[device].state === 'on')
        announce(this, words().screen.back[device]);
    }
  }

  override render() {
    const taken = takenOf(this.media);
    if (!taken.camera && !taken.microphone) return nothing;
    const { title, text } = wordsFor(taken, this.name);
    return html`
      <section class="notice" aria-labelledby="title">
        <div class="head">
          ${taken.microphone ? icons.microphoneOff : icons.cameraOff}
          <h2 id="title">${title}</h2>
        </div>
        <p>${text}</p>
      </section>
    `;
  }
}

const takenOf = ({ camera, microphone }: MediaView): { camera: boolean; microphone: boolean } => ({
  camera: camera.taken,
  microphone: microphone.taken,
});

function wordsFor(
  { camera, microphone }: ReturnType<typeof takenOf>,
  name: string,
): { readonly title: string; readonly text: string } {
  const { taken } = words().screen;
  const which = camera && microphone ? taken.both : camera ? taken.camera : taken.microphone;
  return which(isolated(name));
}

customElements.define('taken-note', TakenNote);

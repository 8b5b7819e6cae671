import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { canChooseSpeaker, hasSpeakerPicker, pickSpeaker } from '../../media/speaker.ts';
import { NO_MEDIA, type MediaView } from '../../page/page-state.ts';
import { deviceSettingsStyles } from '../../styles/device-settings.ts';
import { sharedStyles } from '../../styles/shared.ts';
import { levelWords } from '../../text/device-check.ts';
import { words } from '../../words/words.ts';
import './device-picker.ts';
import './hide-address.ts';
import './muted-switch.ts';
import './record-test.ts';
import { ask } from '../parts/request.ts';
import '../stage/self-view.ts';
import type { SheetDialog } from '../parts/sheet-dialog.ts';
import '../parts/sheet-dialog.ts';
import './sound-meter.ts';
import './speaker-test.ts';

/**
 * The devices and whether they work: choice, picture, level, a sound, and a recording of oneself.
 * @prop incall whether somebody listens, so that nothing is recorded
 */
export class DeviceSettings extends LitElement {
  static override properties = {
    media: { attribute: false },
    name: {},
    incall: { type: Boolean },
    _open: { state: true },
    _heard: { state: true },
  };

  static override styles = [sharedStyles, deviceSettingsStyles];

  declare media: MediaView;
  declare name: string;
  declare incall: boolean;
  declare private _open: boolean;
  declare private _heard: boolean;
  #microphone: MediaStreamTrack | null = null;

  constructor() {
    super();
    this.media = NO_MEDIA;
    this.name = '';
    this.incall = false;
    this._open = false;
    this._heard = false;
  }

  show(): void {
    this._open = true;
    this.renderRoot.querySelector<SheetDialog>('sheet-dialog')?.show();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('media')) return;
    const track = this.media.stream?.getAudioTracks()[0] ?? null;
    if (track !== this.#microphone) this._heard = false;
    this.#microphone = track;
  }

  override render() {
    return html`
      <sheet-dialog .heading=${words().devices.title} @close=${this.#closed}>
        ${this._open ? this.#content() : nothing}
      </sheet-dialog>
    `;
  }

  #content() {
    const { lists, chosen } = this.media.devices;
    const { camera, microphone, stream } = this.media;
    return html`
      <div class="sections">
        <section>
          <self-view .stream=${stream} .camera=${camera} .name=${this.name}></self-view>
          <device-picker
            for="camera"
            .devices=${lists.camera}
            .chosen=${chosen.camera}
            ?disabled=${camera.state === 'asking'}
          ></device-picker>
        </section>
        <section>
          <device-picker
            for="microphone"
            .devices=${lists.microphone}
            .chosen=${chosen.microphone}
            ?disabled=${microphone.state === 'asking'}
          ></device-picker>
          <sound-meter
            .track=${microphone.state === 'on' ? this.#microphone : null}
            label=${words().devices.level}
            @heard=${this.#wasHeard}
          ></sound-meter>
          <p class="quiet" role="status">${levelWords(microphone.state, this._heard)}</p>
          <muted-switch></muted-switch>
        </section>
        <section>${this.#speaker()}</section>
        ${this.incall ? nothing : html`<section><record-test .media=${this.media}></record-test></section>`}
        <section><p class="quiet">${words().devices.headphones}</p></section>
        <section><hide-address></hide-address></section>
      </div>
    `;
  }

  #speaker() {
    const { lists, chosen } = this.media.devices;
    return html`
      ${
        canChooseSpeaker()
          ? html`<device-picker
              for="speaker"
              .devices=${lists.speaker}
              .chosen=${chosen.speaker}
            ></device-picker>`
          : html`<p class="quiet">${words().devices.noChoiceOfSpeaker}</p>`
      }
      <div class="row">
        <speaker-test .speaker=${chosen.speaker}></speaker-test>
        ${
          canChooseSpeaker() && hasSpeakerPicker()
            ? html`<button class="button small" type="button" @click=${this.#pick}>
                ${words().devices.otherSpeaker}
              </button>`
            : nothing
        }
      </div>
    `;
  }

  async #pick(): Promise<void> {
    const picked = await pickSpeaker();
    if (picked !== null) ask(this, { type: 'choose-device', role: 'speaker', id: picked.id });
  }

  #wasHeard(): void {
    this._heard = true;
  }

  #closed(): void {
    this._open = false;
  }
}

customElements.define('device-settings', DeviceSettings);

import { html, nothing, render } from 'lit';
import { live } from 'lit/directives/live.js';
import type { MediaView, RemoteView } from '../../page/page-state.ts';
import controls from '../../styles/small-window.css?inline';
import tokens from '../../styles/tokens.css?inline';
import { initialsOf, nameFirst } from '../../text/people.ts';
import { isolated } from '../../words/isolated.ts';
import { words } from '../../words/words.ts';
import { icons } from '../parts/icons.ts';

/** What the small window shows. */
export interface SmallWindowView {
  readonly name: string;
  /** What is said about the connection; empty while all is well. */
  readonly status: string;
  readonly remote: RemoteView;
  readonly media: MediaView;
  readonly speaking: boolean;
}

export interface SmallWindowActions {
  readonly toggle: (device: 'camera' | 'microphone') => void;
  readonly hangUp: () => void;
  readonly back: () => void;
}

/** Gives another document the looks of the page: its content policy lets no `<style>` in, but this. */
export function dress(target: Window): void {
  // A style sheet belongs to the document that it was made in, so it is made there.
  const { CSSStyleSheet: Sheet } = target as Window & typeof globalThis;
  const sheet = new Sheet();
  sheet.replaceSync(`${tokens}\n${controls}`);
  target.document.adoptedStyleSheets = [sheet];
  target.document.documentElement.lang = document.documentElement.lang;
  target.document.documentElement.dir = document.documentElement.dir;
}

/**
 * Draws the view into another document. No custom elements: they are defined in the page's own document alone.
 * The sound stays with the page.
 */
export function drawSmallWindow(target: Document, view: SmallWindowView, actions: SmallWindowActions): void {
  render(smallWindow(view, actions), target.body, { creationScope: target });
}

function smallWindow(view: SmallWindowView, actions: SmallWindowActions) {
  const { name, status, remote, media, speaking } = view;
  return html`
    <main>
      <video
        autoplay
        playsinline
        .muted=${true}
        .srcObject=${live(remote.stream)}
        aria-label=${words().stage.otherPicture(isolated(name))}
      ></video>
      ${
        remote.video
          ? nothing
          : html`<div class="mark">
              <span class="initials" aria-hidden="true">${initialsOf(name) || icons.person}</span>
              <span>${nameFirst(name)}</span>
            </div>`
      }
      ${speaking ? html`<div class="ring"></div>` : nothing}
      ${status === '' ? nothing : html`<p class="status" role="status">${status}</p>`}
      <div class="controls">
        ${deviceButton('microphone', media, actions)} ${deviceButton('camera', media, actions)}
        <button
          class="hang-up"
          type="button"
          aria-label=${words().controls.hangUp}
          title=${words().controls.hangUp}
          @click=${actions.hangUp}
        >
          ${icons.hangUp}
        </button>
        <button
          type="button"
          aria-label=${words().stage.backToPage}
          title=${words().stage.backToPage}
          @click=${actions.back}
        >
          ${icons.fullScreen}
        </button>
      </div>
    </main>
  `;
}

function deviceButton(device: 'camera' | 'microphone', media: MediaView, actions: SmallWindowActions) {
  const isOn = media[device].state === 'on';
  const label = words().devices[device];
  const [on, off] =
    device === 'camera' ? [icons.camera, icons.cameraOff] : [icons.microphone, icons.microphoneOff];
  return html`
    <button
      type="button"
      aria-label=${label}
      title=${label}
      aria-pressed=${isOn}
      @click=${() => actions.toggle(device)}
    >
      ${isOn ? on : off}
    </button>
  `;
}

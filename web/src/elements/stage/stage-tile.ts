import { html, LitElement, nothing } from 'lit';
import { sharedStyles } from '../../styles/shared.ts';
import { stageTileStyles } from '../../styles/stage-tile.ts';
import { words } from '../../words/words.ts';
import { cornerTowards, nextCorner, type Corner } from './corners.ts';
import { icons } from '../parts/icons.ts';
import type { Shape } from './picture-frame.ts';
import { TileDrag } from './tile-drag.ts';

/** How long a tapped tile shows its buttons. */
const OPEN_MS = 5000;

/**
 * A picture on the stage. Large, it fills the stage; small, it sits in a corner, can be dragged to another one
 * or moved there by its button or the arrow keys, and made large by its button or a double click. A tile stays
 * where it is in the document, so that what it shows never stops.
 * @slot the picture; an element that fills it and fires `picture-shape`
 * @attr large whether it fills the stage
 * @attr corner where it is while it is small: `top-left`, `top-right`, `bottom-right` or `bottom-left`
 * @attr shape `tall` or `wide`, as the picture tells
 * @attr speaking whether who is to be seen speaks
 * @attr muted whether who is to be seen is muted
 * @attr hideable whether it has a button that hides it
 * @attr quiet whether its buttons stay away from a pointer that rests on it
 * @prop label what the picture is called, e.g. "Your picture"
 * @fires move it is to go to the corner in `detail`
 * @fires enlarge it is to be the large one
 * @fires hide it is to be hidden
 * @cssprop --tile-top, --tile-right, --tile-bottom, --tile-left how far from the stage's edges it stays
 */
export class StageTile extends LitElement {
  static override properties = {
    label: {},
    large: { type: Boolean, reflect: true },
    corner: { reflect: true },
    shape: { reflect: true },
    speaking: { type: Boolean, reflect: true },
    muted: { type: Boolean, reflect: true },
    hideable: { type: Boolean, reflect: true },
    quiet: { type: Boolean, reflect: true },
    _open: { state: true },
    _tip: { state: true },
  };

  static override styles = [sharedStyles, stageTileStyles];

  declare label: string;
  declare large: boolean;
  declare corner: Corner;
  declare shape: Shape | null;
  declare speaking: boolean;
  declare muted: boolean;
  declare hideable: boolean;
  declare quiet: boolean;
  declare private _open: boolean;
  declare private _tip: string;
  #closing: ReturnType<typeof setTimeout> | undefined;
  readonly #drag = new TileDrag(this, {
    takes: (event) => !this.large && !event.composedPath().some((one) => one instanceof HTMLButtonElement),
    onDrop: (corner) => this.dispatchEvent(new CustomEvent('move', { detail: corner })),
    onTap: () => this.#open(!this._open),
    onDoubleTap: () => this.#enlarge(),
  });

  constructor() {
    super();
    this.label = '';
    this.large = false;
    this.corner = 'bottom-right';
    this.shape = null;
    this.speaking = false;
    this.muted = false;
    this.hideable = false;
    this.quiet = false;
    this._open = false;
    this._tip = '';
    this.addEventListener('picture-shape', ({ detail }) => {
      this.shape = detail;
    });
    this.addEventListener('keydown', this.#key);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#closing);
    this._open = false;
  }

  override render() {
    const { stage } = words();
    return html`
      <div role="group" aria-label=${this.label}>
        <div class="picture"><slot></slot></div>
        <div class="ring"></div>
        <div class="badges" aria-hidden="true">
          ${this.muted ? html`<span class="badge">${icons.microphoneOff}</span>` : nothing}
          ${this.speaking ? html`<span class="badge voice">${icons.voice}</span>` : nothing}
        </div>
        <div class="tools ${this._open ? 'open' : ''}">
          ${this.#tool('enlarge', stage.enlarge, () => this.#enlarge())}
          ${this.#tool('move', stage.move, () => this.#drag.go(nextCorner(this.corner)))}
          ${this.hideable ? this.#tool('hide', stage.hide, () => this.#hide()) : nothing}
        </div>
        <span class="tip" id="tip" aria-hidden="true">${this._tip}</span>
        <span id="help" hidden>${stage.moveHelp}</span>
      </div>
    `;
  }

  #tool(what: 'enlarge' | 'move' | 'hide', label: string, does: () => void) {
    const tip = what === 'move' ? words().stage.action(label, words().stage.moveHelp) : label;
    const point = (): void => {
      this._tip = tip;
    };
    return html`
      <button
        class="tool"
        type="button"
        aria-label=${words().stage.action(this.label, label)}
        aria-describedby=${what === 'move' ? 'help' : nothing}
        @click=${does}
        @focus=${point}
        @pointerenter=${point}
      >
        ${icons[what]}
      </button>
    `;
  }

  #open(open: boolean): void {
    clearTimeout(this.#closing);
    this._open = open;
    if (open) this.#closing = setTimeout(() => this.#open(false), OPEN_MS);
  }

  #enlarge(): void {
    this.#open(false);
    this.dispatchEvent(new CustomEvent('enlarge'));
  }

  #hide(): void {
    this.#open(false);
    this.dispatchEvent(new CustomEvent('hide'));
  }

  #key(event: KeyboardEvent): void {
    if (this.large || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'Escape' && this.#drag.cancel()) return event.preventDefault();
    const corner = cornerTowards(this.corner, event.key);
    if (corner === null) return;
    event.preventDefault();
    if (corner !== this.corner) this.#drag.go(corner);
  }
}

customElements.define('stage-tile', StageTile);

import { css, html, LitElement, nothing, svg } from 'lit';

/** A text as QR code, dark on light in both schemes so that every phone reads it. */
export class QrCode extends LitElement {
  static override properties = { text: {}, label: {}, _path: { state: true }, _size: { state: true } };

  static override styles = css`
    :host {
      display: block;
      aspect-ratio: 1;
      overflow: hidden;
      border-radius: var(--radius-s);
      background: #ffffff;
      forced-color-adjust: none;
    }

    svg {
      display: block;
      width: 100%;
      height: 100%;
    }
  `;

  declare text: string;
  declare label: string;
  declare private _path: string;
  declare private _size: number;

  constructor() {
    super();
    this.text = '';
    this.label = '';
    this._path = '';
    this._size = 0;
  }

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('text') && this.text !== '') void this.#draw(this.text);
  }

  override render() {
    if (this._path === '') return nothing;
    return html`
      <svg
        viewBox="0 0 ${this._size} ${this._size}"
        role="img"
        aria-label=${this.label}
        shape-rendering="crispEdges"
      >
        ${svg`<path d=${this._path} fill="#10201b" />`}
      </svg>
    `;
  }

  async #draw(text: string): Promise<void> {
    const { encode } = await import('uqr');
    if (text !== this.text) return;
    const { data, size } = encode(text, { ecc: 'M', border: 3 });
    this._size = size;
    this._path = data.map(rowPath).join('');
  }
}

/** One rectangle for each run of dark modules. */
function rowPath(row: boolean[], y: number): string {
  let path = '';
  for (let x = 0; x < row.length; x++) {
    if (row[x] !== true) continue;
    const start = x;
    while (row[x + 1] === true) x++;
    path += `M${start} ${y}h${x + 1 - start}v1H${start}z`;
  }
  return path;
}

customElements.define('qr-code', QrCode);

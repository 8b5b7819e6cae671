import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';

/** Drawn on a grid of 24 by 24, as strokes in the colour of the text around it. */
const icon = (drawing: SVGTemplateResult): TemplateResult =>
  html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${drawing}</svg>`;

const slash = svg`<path d="M4 4l16 16" />`;
const cameraBody = svg`<rect x="2.5" y="6" width="13" height="12" rx="3" />`;
const cameraLens = svg`<path d="M15.5 10.8l4.6-2.6a.9.9 0 0 1 1.4.8v6a.9.9 0 0 1-1.4.8l-4.6-2.6" />`;
const microphoneBody = svg`<rect x="9" y="3" width="6" height="11" rx="3" />`;
const microphoneStand = svg`<path d="M5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3" />`;
const person = svg`<circle cx="12" cy="8.5" r="3.75" /><path d="M4.75 20a7.25 7.25 0 0 1 14.5 0" />`;

export const icons = {
  camera: icon(svg`${cameraBody}${cameraLens}`),
  cameraOff: icon(svg`${cameraBody}${cameraLens}${slash}`),
  microphone: icon(svg`${microphoneBody}${microphoneStand}`),
  microphoneOff: icon(svg`${microphoneBody}${microphoneStand}${slash}`),
  hangUp: icon(
    svg`<path d="M3.2 14.9c-.9-1-.9-2.5 0-3.5 4.9-4.5 12.7-4.5 17.6 0 .9 1 .9 2.5 0 3.5l-.6.7a1.5 1.5 0 0 1-1.9.2l-2.4-1.5a1.5 1.5 0 0 1-.7-1.5l.2-1.3a11 11 0 0 0-6.8 0l.2 1.3a1.5 1.5 0 0 1-.7 1.5l-2.4 1.5a1.5 1.5 0 0 1-1.9-.2z" />`,
  ),
  copy: icon(
    svg`<rect x="9" y="9" width="11.5" height="11.5" rx="2.5" /><path d="M5.5 15H5a1.5 1.5 0 0 1-1.5-1.5V5A1.5 1.5 0 0 1 5 3.5h8.5A1.5 1.5 0 0 1 15 5v.5" />`,
  ),
  check: icon(svg`<path d="M5 12.5l4.7 4.7L19.5 7" />`),
  link: icon(
    svg`<path d="M10 14a4.2 4.2 0 0 0 6 0l3.2-3.2a4.25 4.25 0 0 0-6-6L12 6M14 10a4.2 4.2 0 0 0-6 0l-3.2 3.2a4.25 4.25 0 0 0 6 6L12 18" />`,
  ),
  share: icon(
    svg`<path d="M12 3.5v11M8 7l4-3.5L16 7M7 11H6a1.5 1.5 0 0 0-1.5 1.5v6.5A1.5 1.5 0 0 0 6 20.5h12a1.5 1.5 0 0 0 1.5-1.5v-6.5A1.5 1.5 0 0 0 18 11h-1" />`,
  ),
  help: icon(
    svg`<circle cx="12" cy="12" r="9" /><path d="M9.5 9.3a2.6 2.6 0 1 1 3.6 2.5c-.7.3-1.1.8-1.1 1.6v.3M12 16.8v.01" />`,
  ),
  close: icon(svg`<path d="M6 6l12 12M18 6L6 18" />`),
  warning: icon(
    svg`<path d="M12 9v4.5M12 16.8v.01M10.3 4.3L2.7 17.5A2 2 0 0 0 4.4 20.5h15.2a2 2 0 0 0 1.7-3L13.7 4.3a2 2 0 0 0-3.4 0z" />`,
  ),
  person: icon(person),
  speaker: icon(
    svg`<path d="M4 9.5h3l4.5-4v13l-4.5-4H4a.5.5 0 0 1-.5-.5v-4a.5.5 0 0 1 .5-.5zM15 9a4.2 4.2 0 0 1 0 6M17.5 6.5a7.8 7.8 0 0 1 0 11" />`,
  ),
  host: icon(
    svg`<path d="M12 3l7 2.6v5.5c0 4.4-2.9 7.7-7 9.4-4.1-1.7-7-5-7-9.4V5.6z" /><path d="M9 11.7l2.2 2.2 3.9-4.1" />`,
  ),
  door: icon(
    svg`<path d="M6 20.5V5a1.5 1.5 0 0 1 1.5-1.5h9A1.5 1.5 0 0 1 18 5v15.5M3.5 20.5h17M14.5 12v.8" />`,
  ),
  bell: icon(svg`<path d="M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15zM10 20.5a2.2 2.2 0 0 0 4 0" />`),
  more: icon(svg`<path d="M5.5 12h.01M12 12h.01M18.5 12h.01" stroke-width="3" />`),
  devices: icon(
    svg`<path d="M11 17H4.5A1.5 1.5 0 0 1 3 15.5v-9A1.5 1.5 0 0 1 4.5 5h13A1.5 1.5 0 0 1 19 6.5V7" /><rect x="14.5" y="10" width="6.5" height="10" rx="1.5" />`,
  ),
  tune: icon(
    svg`<path d="M4 7h9M18 7h2M4 17h3M12 17h8" /><circle cx="15.5" cy="7" r="2.5" /><circle cx="9.5" cy="17" r="2.5" />`,
  ),
  screen: icon(
    svg`<rect x="2.5" y="4" width="19" height="13" rx="2.5" /><path d="M8.5 20.5h7M12 13.5v-6M9.2 10l2.8-2.8 2.8 2.8" />`,
  ),
  headphones: icon(
    svg`<path d="M4 17v-4.5a8 8 0 0 1 16 0V17" /><rect x="3.5" y="14" width="4" height="6.5" rx="1.75" /><rect x="16.5" y="14" width="4" height="6.5" rx="1.75" />`,
  ),
  record: icon(svg`<circle cx="12" cy="12" r="8.5" /><circle cx="12" cy="12" r="3.5" fill="currentcolor" />`),
  stop: icon(svg`<rect x="6" y="6" width="12" height="12" rx="2" fill="currentcolor" />`),
  enlarge: icon(
    svg`<rect x="3" y="5" width="18" height="14" rx="2.5" /><rect x="11.5" y="11.5" width="6.5" height="4.5" rx="1" fill="currentcolor" /><path d="M7 12.2V9h3.2M7 9l3.4 3.2" />`,
  ),
  move: icon(
    svg`<path d="M12 3v18M3 12h18M9.5 5.5L12 3l2.5 2.5M9.5 18.5L12 21l2.5-2.5M5.5 9.5L3 12l2.5 2.5M18.5 9.5L21 12l-2.5 2.5" />`,
  ),
  hide: icon(
    svg`<path d="M4 4l16 16M10 5.4A9.6 9.6 0 0 1 12 5.2c5.2 0 8.5 4.3 9.5 6.8a12 12 0 0 1-3.3 4.4M6.6 7A12.2 12.2 0 0 0 2.5 12c1 2.5 4.3 6.8 9.5 6.800a9.3 9.3 0 0 0 4.6-1.200M9.9 10a2.9 2.9 0 0 0 4.1 4.1" />`,
  ),
  voice: icon(svg`<path d="M5 10v4M9.7 6.500v11M14.4 8.500v7M19 10.500v3" stroke-width="2.5" />`),
  swap: icon(svg`<path d="M4 9h14M14.5 5.500L18 9l-3.5 3.500M20 15.500H6M9.5 12L6 15.5 9.5 19" />`),
  fullScreen: icon(
    svg`<path d="M4 9V5.500A1.5 1.5 0 0 1 5.5 4H9M15 4h3.500A1.5 1.5 0 0 1 20 5.500V9M20 15v3.500a1.5 1.5 0 0 1-1.5 1.500H15M9 20H5.500A1.5 1.5 0 0 1 4 18.500V15" />`,
  ),
  fullScreenExit: icon(
    svg`<path d="M9 4v3.500A1.5 1.5 0 0 1 7.5 9H4M20 9h-3.500A1.5 1.5 0 0 1 15 7.500V4M15 20v-3.500a1.5 1.5 0 0 1 1.5-1.500H20M4 15h3.500A1.5 1.5 0 0 1 9 16.500V20" />`,
  ),
  smallWindow: icon(
    svg`<path d="M20.5 9.500V6.500A1.5 1.5 0 0 0 19 5H4.500A1.5 1.5 0 0 0 3 6.500v10A1.5 1.5 0 0 0 4.5 18H9" /><rect x="12" y="12.5" width="9" height="7" rx="1.5" fill="currentcolor" />`,
  ),
  leave: icon(
    svg`<path class="pointing" d="M14 4H6.5A1.5 1.5 0 0 0 5 5.5v13A1.5 1.5 0 0 0 6.5 20H14M10 12h10M16.5 8.5L20 12l-3.5 3.5" />`,
  ),
} as const;

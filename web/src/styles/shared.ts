import { unsafeCSS } from 'lit';
import controls from './controls.css?inline';

/** Buttons, fields and headings, for every element that has some. */
export const sharedStyles = unsafeCSS(controls);

import { AddressHiding } from '../call/connection/address-hiding.ts';
import { remembered } from './remembered.ts';

let hiding: AddressHiding | null = null;

/** One for the whole page, so that who switches, who connects and who tells of it agree. Remembered by this browser. */
export const addressHiding = (): AddressHiding =>
  (hiding ??= new AddressHiding(remembered('parley:hide-address')));

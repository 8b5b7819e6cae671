import type { DeviceChange } from '../../media/local-media.ts';
import { changeWords } from '../../text/device-check.ts';
import { icons } from '../parts/icons.ts';
import { PassingNotice } from './passing-notice.ts';

/** Says which device is gone, is back or didn't start, and what is used in its place. */
export class DeviceChangeNote extends PassingNotice<DeviceChange> {
  protected override words = changeWords;

  protected override icon = ({ role }: DeviceChange) => icons[role];
}

customElements.define('device-change-note', DeviceChangeNote);

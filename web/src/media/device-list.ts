export type DeviceRole = 'camera' | 'microphone' | 'speaker';

export interface DeviceEntry {
  /** As the browser gives it to this site; it may give another one another day. */
  readonly id: string;
  readonly label: string;
}

export type DeviceLists = Readonly<Record<DeviceRole, readonly DeviceEntry[]>>;

export const NO_LISTS: DeviceLists = { camera: [], microphone: [], speaker: [] };

const ROLES: Readonly<Record<MediaDeviceKind, DeviceRole>> = {
  videoinput: 'camera',
  audioinput: 'microphone',
  audiooutput: 'speaker',
};

/** Chromium's other names for devices that are in the list anyway. */
const ALIASES = new Set(['default', 'communications']);

/**
 * What enumerateDevices gave, by role. Before camera or microphone are allowed, browsers tell only that
 * there are some: those without ID or label are left out.
 */
export function listDevices(
  infos: readonly Pick<MediaDeviceInfo, 'kind' | 'deviceId' | 'label'>[],
): DeviceLists {
  const lists: Record<DeviceRole, DeviceEntry[]> = { camera: [], microphone: [], speaker: [] };
  for (const { kind, deviceId: id, label } of infos) {
    if (id !== '' && label !== '' && !ALIASES.has(id)) lists[ROLES[kind]].push({ id, label });
  }
  return lists;
}

import { remembered, type Remembered } from '../page/remembered.ts';
import type { DeviceEntry, DeviceRole } from './device-list.ts';

type Kept = Partial<Record<DeviceRole, DeviceEntry>>;

/** The devices that a person has chosen. Nothing for a role means: what the system takes. */
export class RememberedDevices {
  readonly #text: Remembered;

  constructor(text: Remembered) {
    this.#text = text;
  }

  get(role: DeviceRole): DeviceEntry | null {
    return this.#read()[role] ?? null;
  }

  set(role: DeviceRole, device: DeviceEntry | null): void {
    const { [role]: _before, ...others } = this.#read();
    this.#text.set(JSON.stringify(device === null ? others : { ...others, [role]: device }));
  }

  /**
   * The chosen one among those that there are: by its ID, or by its label where the browser gives another ID
   * now, as after site data were cleared or the device was plugged in elsewhere.
   */
  find(role: DeviceRole, devices: readonly DeviceEntry[]): DeviceEntry | null {
    const chosen = this.get(role);
    if (chosen === null) return null;
    return (
      devices.find(({ id }) => id === chosen.id) ??
      devices.find(({ label }) => label === chosen.label) ??
      null
    );
  }

  #read(): Kept {
    try {
      const kept: unknown = JSON.parse(this.#text.get());
      if (typeof kept !== 'object' || kept === null) return {};
      return Object.fromEntries(Object.entries(kept).filter(([, entry]) => isEntry(entry))) as Kept;
    } catch {
      return {};
    }
  }
}

function isEntry(entry: unknown): entry is DeviceEntry {
  if (typeof entry !== 'object' || entry === null) return false;
  const { id, label } = entry as Record<string, unknown>;
  return typeof id === 'string' && typeof label === 'string';
}

let devices: RememberedDevices | null = null;

/** One for the whole page, so that the choice outlives a call also where storage is refused. */
export const rememberedDevices = (): RememberedDevices =>
  (devices ??= new RememberedDevices(remembered('parley:devices')));

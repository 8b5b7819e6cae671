import { getter, type MethodTable } from './method.ts';
import type { LatLngValue } from './value.ts';

/** rules.LatLng. `distance()` is refused: the page doesn't say on which sphere. */
export const latLngMethods: MethodTable<LatLngValue> = {
  latitude: getter((self) => self.latitude),
  longitude: getter((self) => self.longitude),
};

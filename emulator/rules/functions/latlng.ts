import { Failure, LatLngValue } from '../types/value.ts';
import { builtins } from './builtin.ts';

/** rules.latlng: degrees; out of range is an error. */
export const latLngFunctions = builtins('latlng', {
  value: {
    arity: 2,
    call: (latitude, longitude) => {
      if (typeof latitude !== 'number' || typeof longitude !== 'number') {
        return new Failure('latlng.value() takes two floats.');
      }
      if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
        return new Failure('The latlng is out of range.');
      }
      return new LatLngValue(latitude, longitude);
    },
  },
});

import { RpcError } from '../services/status.ts';
import type { Timestamp } from './value.ts';

/** A point in time as microseconds since 1970: exact as a number until the year 2255. */
export type Micros = number;

/** google.protobuf.Timestamp as services/api.ts has it. */
export interface WireTimestamp {
  seconds?: string | number | null;
  nanos?: number | null;
}

/** 0001-01-01T00:00:00Z and 9999-12-31T23:59:59Z, the range of google.protobuf.Timestamp. */
const MIN_SECONDS = -62_135_596_800;
const MAX_SECONDS = 253_402_300_799;

export const compareTimestamps = (a: Timestamp, b: Timestamp): number =>
  a.seconds - b.seconds || a.nanos - b.nanos;

/** INVALID_ARGUMENT when it is out of range. */
export function timestampFromWire(wire: WireTimestamp): Timestamp {
  const seconds = Number(wire.seconds ?? 0);
  const nanos = wire.nanos ?? 0;
  const valid =
    Number.isInteger(seconds) &&
    seconds >= MIN_SECONDS &&
    seconds <= MAX_SECONDS &&
    nanos >= 0 &&
    nanos < 1e9;
  if (!valid) throw new RpcError('INVALID_ARGUMENT', 'Timestamp is out of range');
  return { seconds, nanos };
}

export const timestampToWire = (time: Timestamp): { seconds: string; nanos: number } => ({
  seconds: String(time.seconds),
  nanos: time.nanos,
});

export const timestampFromMicros = (micros: Micros): Timestamp => {
  const seconds = Math.floor(micros / 1e6);
  return { seconds, nanos: (micros - seconds * 1e6) * 1000 };
};

export const microsToWire = (micros: Micros): { seconds: string; nanos: number } =>
  timestampToWire(timestampFromMicros(micros));

/** What is finer than a microsecond is cut off. */
export const microsFromTimestamp = (time: Timestamp): Micros =>
  time.seconds * 1e6 + Math.floor(time.nanos / 1000);

/** As Firestore stores it: https://firebase.google.com/docs/firestore/manage-data/data-types (microseconds, rounded down). */
export const toStoredPrecision = (time: Timestamp): Timestamp =>
  time.nanos % 1000 === 0 ? time : { seconds: time.seconds, nanos: time.nanos - (time.nanos % 1000) };

import { unimplemented } from '../../services/status.ts';
import { getter, type MethodTable } from './method.ts';
import type { BytesValue } from './value.ts';

/** rules.Bytes. */
export const bytesMethods: MethodTable<BytesValue> = {
  size: getter((self) => BigInt(self.bytes.length)),
  toBase64: getter((self) => {
    // The page names base64url and shows only three bytes, so not whether there is padding.
    if (self.bytes.length % 3 !== 0) throw unimplemented('toBase64() of bytes that are no multiple of 3');
    return Buffer.from(self.bytes).toString('base64url');
  }),
  toHexString: getter((self) => Buffer.from(self.bytes).toString('hex').toUpperCase()),
};

import { describe, expect, it } from 'vitest';
import { decodeMessage, encodeMessage, type ChannelMessage } from './channel-messages.ts';

describe('messages over the data channel', () => {
  it.each<ChannelMessage>([
    { type: 'media', camera: true, microphone: false, screen: true },
    { type: 'media', camera: true, microphone: false, screen: false },
    // From a page that knows no screens.
    { type: 'media', camera: false, microphone: true },
    { type: 'ask', device: 'microphone', on: false },
  ])('%o arrives as it was sent', (message) => {
    expect(decodeMessage(encodeMessage(message))).toEqual(message);
  });

  it('leaves out what it does not know', () => {
    const text =
      '{"type":"media","camera":true,"microphone":true,"screen":true,"more":1,"__proto__":{"x":1}}';
    expect(decodeMessage(text)).toEqual({ type: 'media', camera: true, microphone: true, screen: true });
  });

  it.each([
    '{"type":"media","camera":true,"microphone":true,"screen":"yes"}',
    '{"type":"media","camera":true,"microphone":true,"screen":null}',
    '{"type":"media","camera":true,"microphone":true,"screen":{"toString":1}}',
    '{"type":"media","camera":1,"microphone":true,"screen":true}',
    '{"type":"media","screen":true}',
    '{"type":"ask","device":"screen","on":true}',
    '{"type":"screen","on":true}',
    '[]',
    'null',
    '"media"',
    '',
    '{',
    new ArrayBuffer(8),
    null,
    undefined,
  ])('refuses %o', (data) => {
    expect(decodeMessage(data)).toBeNull();
  });
});

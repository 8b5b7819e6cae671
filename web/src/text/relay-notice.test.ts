import { describe, expect, it } from 'vitest';
import { RELAY_NOTICE, showsRelayNotice } from './relay-notice.ts';

describe('the notice of networks that will not connect', () => {
  it('is for the host, where there is no relay, until it was read', () => {
    expect(showsRelayNotice({ host: true }, true, '')).toBe(true);
    expect(showsRelayNotice({ host: false }, true, '')).toBe(false);
    expect(showsRelayNotice({ host: true }, false, '')).toBe(false);
    expect(showsRelayNotice({ host: true }, true, 'read')).toBe(false);
  });

  it('says in plain words what happens and what helps', () => {
    const words = `${RELAY_NOTICE.title} ${RELAY_NOTICE.text}`;
    expect(words).toMatch(/won’t connect/);
    expect(words).toMatch(/another network/);
    expect(words).not.toMatch(/\b(TURN|STUN|ICE|NAT|UDP|WebRTC)\b/);
    expect(words.length).toBeLessThan(300);
  });
});

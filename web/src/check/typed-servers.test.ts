import { describe, expect, it } from 'vitest';
import { spoken } from './fakes.ts';
import { typedServers, type TypedResult } from './typed-servers.ts';

const typed = (urls: string, username = 'me', credential = 'secret'): TypedResult =>
  typedServers({ urls, username, credential });
const urlsOf = (result: TypedResult): string[] =>
  'servers' in result ? result.servers.map(({ url }) => url) : [];

describe('typedServers', () => {
  it('tests a turn: URL that doesn’t say how over UDP and TCP, and others as they are', () => {
    expect(typed('turn:a.example:3478')).toEqual({
      servers: [
        { url: 'turn:a.example:3478?transport=udp', transport: 'udp', username: 'me', credential: 'secret' },
        { url: 'turn:a.example:3478?transport=tcp', transport: 'tcp', username: 'me', credential: 'secret' },
      ],
    });
    expect(typed('turns:a.example')).toMatchObject({
      servers: [{ url: 'turns:a.example', transport: 'tls' }],
    });
    expect(urlsOf(typed('turn:a.example?transport=tcp'))).toEqual(['turn:a.example?transport=tcp']);
  });

  it.each([' , ', '\n', ';', '", "'])('takes several with %j between them, each once', (between) => {
    const urls = ['stun:a.example', 'turns:b.example:443', 'stun:a.example'].join(between);
    expect(urlsOf(typed(urls))).toEqual(['stun:a.example', 'turns:b.example:443']);
  });

  it('wants no credentials for STUN, and sends it none', () => {
    expect(typed('stun:a.example', '', '')).toEqual({
      servers: [{ url: 'stun:a.example', transport: 'stun' }],
    });
    expect(typed('stun:a.example')).toEqual({ servers: [{ url: 'stun:a.example', transport: 'stun' }] });
  });

  it('forgives space around credentials that were pasted', () => {
    expect(typed('turns:a.example', ' me\n', '\tsecret ')).toMatchObject({
      servers: [{ username: 'me', credential: 'secret' }],
    });
  });

  it.each([
    ['', 'urls', 'Type in the URL'],
    [' \n', 'urls', 'Type in the URL'],
    ['a.example:3478', 'urls', 'needs stun:, turn: or turns:'],
    ['https://a.example', 'urls', 'needs stun:, turn: or turns:'],
    ['turn://a.example', 'urls', 'it is turn:a.example'],
    ['stun:a.example?transport=udp', 'urls', 'no “?transport”'],
    ['turn:a.example:99999', 'urls', 'No browser takes'],
    ['turn:a.example?transport=sctp', 'urls', 'No browser takes'],
    ['turn:', 'urls', 'No browser takes'],
    [Array.from({ length: 13 }, (_, i) => `stun:${i}.example`).join(' '), 'urls', '12 at most'],
  ])('says what is wrong with %j', (urls, field, problem) => {
    expect(spoken(typed(urls))).toMatchObject({ field, problem: expect.stringContaining(problem) as string });
  });

  it('says what of the credentials is missing', () => {
    expect(typed('turn:a.example', ' ', 'x')).toMatchObject({ field: 'username' });
    expect(typed('turn:a.example', 'x', '')).toMatchObject({ field: 'credential' });
  });
});

import { expect, it } from 'vitest';
import { readForwardForm } from './forward-form.ts';

it('reads messages, their position and the headers of the first request', () => {
  const body = new URLSearchParams({
    headers: 'X-Goog-Api-Client:gl-js/ fire/12\r\nAuthorization:Bearer a:b\r\n',
    count: '2',
    ofs: '3',
    req0___data__: '{"a":"x&y=1+2 🦜"}',
    req1___data__: '{}',
  });
  expect(readForwardForm(body.toString())).toEqual({
    offset: 3,
    messages: ['{"a":"x&y=1+2 🦜"}', '{}'],
    headers: new Map([
      ['x-goog-api-client', 'gl-js/ fire/12'],
      ['authorization', 'Bearer a:b'],
    ]),
  });
});

it('reads an empty form as no messages', () => {
  expect(readForwardForm('')).toEqual({ offset: 0, messages: [], headers: new Map() });
});

it.each(['count=x', 'count=-1', 'count=1&ofs=0', 'count=1&ofs=y&req0___data__=1'])('refuses %s', (body) => {
  expect(() => readForwardForm(body)).toThrow(expect.objectContaining({ status: 'INVALID_ARGUMENT' }));
});

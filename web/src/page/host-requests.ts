import type { Desk } from '../call/desk.ts';
import type { PageRequest } from './requests.ts';

/** What the host asks for at their desk. */
export type HostRequest = Extract<
  PageRequest,
  { type: 'admission' | 'admit' | 'decline' | 'remove' | 'hand-over' | 'ask-device' }
>;

export function useDesk(desk: Desk, request: HostRequest): void {
  switch (request.type) {
    case 'admission':
      return desk.setAdmission(request.admission);
    case 'admit':
      return desk.admit(request.uid);
    case 'decline':
      return desk.decline(request.uid);
    case 'remove':
      return desk.remove();
    case 'hand-over':
      return desk.handOver();
    case 'ask-device':
      return desk.ask(request.device, request.on);
    default:
      return request satisfies never;
  }
}

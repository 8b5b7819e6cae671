import type { Words } from '../en.ts';

export const waiting: Words['waiting'] = {
  invite: 'Laden Sie die andere Person ein',
  invitation: 'Einladung',
  saving: 'Der Anruf wird gespeichert; der Link funktioniert gleich.',
  qrOfCall: 'QR-Code mit dem Link zu diesem Anruf',
  qrOfRoom: 'QR-Code mit dem Link zu diesem Raum',
  leave: 'Verlassen',
  share: 'Teilen',
  shareTitle: 'Ein Anruf mit Parley',
  relay: {
    title: 'Manche Netze lassen keine Verbindung zu',
    text: 'Diese Seite hat keinen Relay-Server. Wo ein Firmen-, Schul- oder Mobilfunknetz direkte Verbindungen sperrt, kommt kein Anruf zustande: Nehmen Sie dann ein anderes Netz, zum Beispiel den Hotspot eines Telefons.',
    dismiss: 'Verstanden',
  },
};

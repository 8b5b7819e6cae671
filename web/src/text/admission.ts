/** The choice of who may come into a call that is about to be made; in a room, its name is the link. */
export function admissionWords(inRoom: boolean): { legend: string; open: string; knock: string } {
  return {
    legend: 'Let people in',
    open: inRoom ? 'Whoever has the name' : 'Whoever has the link',
    knock: 'From a waiting room',
  };
}

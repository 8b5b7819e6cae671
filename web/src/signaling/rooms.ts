/** Names that people agreed on. */
export interface RoomSignaling {
  /** ID of the call that this room's name means, or null while it means none or one that is over. Two reads at most. */
  find(name: string): Promise<string | null>;
}

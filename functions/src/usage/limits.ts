/** How many times servers are minted at most. */
export interface Limits {
  readonly personPerHour: number;
  readonly callPerHour: number;
  readonly addressPerHour: number;
  /** Of the whole project; beyond it everyone gets STUN alone until midnight UTC. */
  readonly projectPerDay: number;
  /** Over how many documents the counts are spread: docs/decisions/010-rate-limit-counters.md. */
  readonly shards: number;
}

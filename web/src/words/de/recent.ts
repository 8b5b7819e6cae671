import { number } from '../formats.ts';
import type { Words } from '../en.ts';

export const recent: Words['recent'] = {
  title: 'Letzte Anrufe',
  join: 'Wieder beitreten',
  joinWhich: (which) => `${which} wieder beitreten`,
  joinWith: (who, which) => `Dem Anruf mit ${who} wieder beitreten, ${which}`,
  forgetWhich: (which) => `${which} vergessen`,
  forgetWith: (who, which) => `Den Anruf mit ${who} vergessen, ${which}`,
  all: (count) => `Alle ${number(count)} zeigen`,
  fewer: 'Weniger zeigen',
  clear: 'Löschen …',
  question: 'Die Anrufe vergessen, die dieses Gerät sich gemerkt hat? Niemand sonst kennt diese Liste.',
  cancel: 'Abbrechen',
  sure: 'Alle löschen',
  off: 'Löschen und künftig keine merken',
  on: 'Anrufe auf diesem Gerät merken',
  nobody: 'Niemand kam',
  someone: 'Jemand',
  over: 'beendet',
};

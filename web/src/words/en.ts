import { arrival } from './en/arrival.ts';
import { common } from './en/common.ts';
import { controls } from './en/controls.ts';
import { deviceHelp } from './en/device-help.ts';
import { deviceNews } from './en/device-news.ts';
import { deviceProblems } from './en/device-problems.ts';
import { devices } from './en/devices.ts';
import { ended } from './en/ended.ts';
import { errors } from './en/errors.ts';
import { host } from './en/host.ts';
import { join } from './en/join.ts';
import { landing } from './en/landing.ts';
import { recent } from './en/recent.ts';
import { screen } from './en/screen.ts';
import { line } from './en/line.ts';
import { stage } from './en/stage.ts';
import { status } from './en/status.ts';
import { waiting } from './en/waiting.ts';

/** English: it says which words there are. */
export const en = {
  common,
  landing,
  recent,
  join,
  waiting,
  arrival,
  status,
  stage,
  line,
  screen,
  controls,
  devices,
  deviceNews,
  deviceProblems,
  deviceHelp,
  host,
  ended,
  errors,
};

/** What every dictionary has, with the parameters of each sentence. */
export type Words = typeof en;

import type { Words } from './en.ts';
import { arrival } from './ar/arrival.ts';
import { common } from './ar/common.ts';
import { controls } from './ar/controls.ts';
import { deviceHelp } from './ar/device-help.ts';
import { deviceNews } from './ar/device-news.ts';
import { deviceProblems } from './ar/device-problems.ts';
import { devices } from './ar/devices.ts';
import { ended } from './ar/ended.ts';
import { errors } from './ar/errors.ts';
import { host } from './ar/host.ts';
import { join } from './ar/join.ts';
import { landing } from './ar/landing.ts';
import { recent } from './ar/recent.ts';
import { screen } from './ar/screen.ts';
import { line } from './ar/line.ts';
import { stage } from './ar/stage.ts';
import { status } from './ar/status.ts';
import { waiting } from './ar/waiting.ts';

export const ar: Words = {
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

import type { Words } from './en.ts';
import { arrival } from './de/arrival.ts';
import { common } from './de/common.ts';
import { controls } from './de/controls.ts';
import { deviceHelp } from './de/device-help.ts';
import { deviceNews } from './de/device-news.ts';
import { deviceProblems } from './de/device-problems.ts';
import { devices } from './de/devices.ts';
import { ended } from './de/ended.ts';
import { errors } from './de/errors.ts';
import { host } from './de/host.ts';
import { join } from './de/join.ts';
import { landing } from './de/landing.ts';
import { recent } from './de/recent.ts';
import { screen } from './de/screen.ts';
import { line } from './de/line.ts';
import { stage } from './de/stage.ts';
import { status } from './de/status.ts';
import { waiting } from './de/waiting.ts';

export const de: Words = {
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

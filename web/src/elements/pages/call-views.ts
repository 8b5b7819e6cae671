/** The views that only a call needs; they are loaded together with what makes calls. */
import '../stage/call-stage.ts';
import '../notices/device-change-note.ts';
import '../devices/device-help.ts';
import '../devices/device-settings.ts';
import './door-page.ts';
import './in-app-notice.ts';
import './invited-page.ts';
import './waiting-page.ts';

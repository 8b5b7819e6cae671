import type { Words } from '../en.ts';
import { number } from '../formats.ts';
import { several } from './several.ts';

export const landing: Words['landing'] = {
  heading: 'تحدّثا وجهًا لوجه',
  lead: 'Parley مكالمة فيديو بين شخصين. بلا حساب وبلا تثبيت: ابدأ مكالمة وشارك معرّفها.',
  newCall: 'مكالمة جديدة',
  starting: 'جارٍ البدء…',
  orJoin: 'أو انضم إلى مكالمة',
  idLabel: 'معرّف المكالمة أو رابطها',
  join: 'انضمام',
  roomLabel: 'أو التقيا في غرفة باسمها',
  go: 'ادخل',
  goToRoom: 'الدخول إلى الغرفة',
  encrypted: 'الصورة والصوت مشفّران من متصفح إلى متصفح.',
  check: 'فحص الاتصال',
  noPage: 'لا توجد صفحة في هذا العنوان.',
  notAnId: (text) => `«${text}» ليس معرّف مكالمة.`,
  notARoom: (text) => `«${text}» ليس اسم غرفة.`,
  startHere: 'يمكنك بدء مكالمة من هنا، أو الانضمام إلى مكالمة.',
  letIn: 'من يُسمح له بالدخول؟',
  letInByLink: 'كل من لديه الرابط',
  letInByName: 'كل من يعرف الاسم',
  letInByHand: 'من غرفة الانتظار',
  roomNote: 'الاسم الذي يسهل تخمينه لا تحميه إلا غرفة الانتظار.',
  nothingTyped: 'اكتب أو ألصق معرّف مكالمة أو رابطًا أولًا.',
  noIdInLink: (example) => `لا يوجد معرّف مكالمة في هذا الرابط. ينتهي رابط المكالمة بمثل ${example}.`,
  idRule: (length, example) => `يتكوّن معرّف المكالمة من ${symbols(length)}، مثل ${example}.`,
  idLength: (length) => `ما كُتب يتكوّن من ${symbols(length)}.`,
  idCharacter: 'في ما كُتب رمز لا يرد في أي معرّف.',
  noRoomTyped: 'اكتب أولًا الاسم الذي اتفقتما عليه.',
  roomLetters: (example) => `يتكوّن اسم الغرفة من أحرف أو أرقام، مثل ${example}.`,
  roomLength: (most) => `الحد الأقصى لاسم الغرفة: ${symbols(most)}.`,
};

const symbols = (count: number): string =>
  several(count, {
    zero: 'لا شيء',
    one: 'رمز واحد',
    two: 'رمزين',
    few: `${number(count)} رموز`,
    many: `${number(count)} رمزًا`,
    other: `${number(count)} رمز`,
  });

import { number } from '../formats.ts';
import type { Words } from '../en.ts';
import { several } from './several.ts';

export const status: Words['status'] = {
  join: (what) => `الانضمام إلى ${what}`,
  opening: 'جارٍ فتح المكالمة…',
  joining: 'جارٍ الانضمام…',
  waiting: 'في الانتظار',
  connecting: 'جارٍ الاتصال…',
  reconnecting: 'جارٍ إعادة الاتصال…',
  lost: 'انقطع الاتصال',
  callWith: (name) => `مكالمة مع ${name || 'الطرف الآخر'}`,
  connectingTo: (name) => `جارٍ الاتصال مع ${name || 'الطرف الآخر'}…`,
  connectedTo: (name) => `تم الاتصال مع ${name || 'الطرف الآخر'}.`,
  waitingForReturn: (name) => `في انتظار عودة ${name || 'الطرف الآخر'} إلى الصفحة…`,
  interrupted: (name) => `انقطع الاتصال مع ${name || 'الطرف الآخر'}. جارٍ إعادة الاتصال…`,
  lostAsBlocked: (name) =>
    `انقطع الاتصال مع ${name || 'الطرف الآخر'}. شبكتك تحجب المكالمات: تعذّر الوصول إلى أي خادم ترحيل. قد تفيد شبكة أخرى.`,
  lostTo: (name) =>
    `انقطع الاتصال مع ${name || 'الطرف الآخر'}. قد تعود المكالمة؛ يمكنك المحاولة مجددًا أو المغادرة.`,
  nobodyHere: 'لا أحد هنا بعد.',
  youOpenRoom: 'لا أحد هنا بعد. أنت من يفتح الغرفة.',
  isHere: (name) => `الموجود هنا الآن: ${name || 'شخص ما'}.`,
  saving: 'جارٍ حفظ المكالمة…',
  waitingForOther: 'في انتظار الطرف الآخر.',
  left: (name) => `غادر المكالمة: ${name || 'الطرف الآخر'}`,
  stillOpen: 'المكالمة ما زالت مفتوحة، ويمكن العودة إليها.',
  wantsToJoin: (name) => `طلب انضمام من ${name || 'شخص ما'}`,
  wantToJoin: (name, others) => {
    const who = name || 'شخص ما';
    return several(others, {
      zero: `طلب انضمام من ${who}`,
      one: `طلبا انضمام من ${who} وشخص آخر`,
      two: `طلبات انضمام من ${who} وشخصين آخرين`,
      few: `طلبات انضمام من ${who} و${number(others)} أشخاص آخرين`,
      many: `طلبات انضمام من ${who} و${number(others)} شخصًا آخر`,
      other: `طلبات انضمام من ${who} و${number(others)} شخص آخر`,
    });
  },
  counted: (count, title) => `(${number(count)}) ${title}`,
};

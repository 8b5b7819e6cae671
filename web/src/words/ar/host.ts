import type { Words } from '../en.ts';
import { number } from '../formats.ts';
import { several } from './several.ts';

const OTHER = 'الطرف الآخر';

const people = (count: number): string =>
  several(count, {
    zero: 'لا أحد',
    one: 'شخص واحد',
    two: 'شخصان',
    few: `${number(count)} أشخاص`,
    many: `${number(count)} شخصًا`,
    other: `${number(count)} شخص`,
  });

export const host: Words['host'] = {
  title: 'المضيف',
  hideNotice: 'إخفاء هذا الإشعار',
  justNow: 'الآن',
  waitsFor: (time) => `منذ ${time}`,
  waiting: (count) => (count === 1 ? 'في انتظار السماح بالدخول' : `في الانتظار: ${people(count)}`),
  button: (count) => `المضيف: في الانتظار ${people(count)}`,
  letIn: 'سماح',
  decline: 'رفض',
  letInWho: (name) => `السماح بدخول ${name}`,
  declineWho: (name) => `رفض دخول ${name}`,
  whoGetsIn: 'من يُسمح له بالدخول؟',
  admission: {
    open: { label: 'كل من لديه الرابط', help: 'يأخذ المكان الخالي فورًا.' },
    knock: { label: 'بموافقة فردية', help: 'يطلب الدخول، وأنت تسمح به.' },
  },
  lock: { label: 'قفل المكالمة', help: 'لا يدخل أحد غيركما، ولا يمكن لأحد أن يطلب الدخول.' },
  link: {
    unknown: 'امسحه بالهاتف الآخر، أو أرسل الرابط.',
    locked: 'المكالمة مقفلة: لا يدخل أحد بهذا الرابط الآن.',
    open: 'امسحه بالهاتف الآخر، أو أرسل الرابط. يمكن لمن لديه الرابط الانضمام ما دام هناك مكان خالٍ.',
    knock: 'امسحه بالهاتف الآخر، أو أرسل الرابط. يمكن لمن لديه الرابط طلب الدخول، وأنت تسمح به.',
  },
  switchOff: { camera: 'إيقاف الكاميرا', microphone: 'كتم الصوت' },
  askOn: { camera: 'طلب تشغيل الكاميرا', microphone: 'طلب إلغاء الكتم' },
  asked: 'تم الطلب…',
  asksOn: {
    camera: (name) => `طلب من ${name || OTHER} لتشغيل الكاميرا`,
    microphone: (name) => `طلب من ${name || OTHER} لتشغيل الميكروفون`,
  },
  turnedOff: {
    camera: (name) => `تم إيقاف الكاميرا لديك من ${name || OTHER}`,
    microphone: (name) => `تم إيقاف الميكروفون لديك من ${name || OTHER}`,
  },
  notNow: 'ليس الآن',
  turnOn: 'تشغيل',
  turnOnAgain: 'تشغيل من جديد',
  ok: 'حسنًا',
  handOver: {
    label: 'نقل الاستضافة',
    question: (name) =>
      `تنتقل الاستضافة إلى ${name || OTHER}، ولن تبقى أنت المضيف. تتوقف روابط الاستضافة لديك عن العمل.`,
    sure: (name) => `نقل الاستضافة إلى ${name || OTHER}`,
  },
  remove: {
    label: 'إخراج، والسماح بالدخول فرديًا من الآن',
    question: (name) =>
      `يتم إخراج ${name || OTHER} فورًا مع خسارة المكان. قد تتكرر المحاولة باسم آخر، لذلك على كل قادم أن يطلب الدخول.`,
    sure: (name) => `إخراج ${name || OTHER}`,
  },
  end: {
    label: 'إنهاء المكالمة للجميع',
    question: 'تُغلق المكالمة للجميع، وللمنتظرين أيضًا، ولا يمكن الانضمام إليها بعد ذلك.',
    sure: 'إنهاء الآن',
  },
  tooManyRemoved: {
    title: 'لا يمكن إخراج أحد آخر.',
    explanation: (most) =>
      `عدد من أُخرجوا من هذه المكالمة: ${people(most)}. اقفلها، أو أنهِها وابدأ مكالمة أخرى.`,
  },
  hostLink: {
    title: 'رابط المضيف',
    help: 'لتحتفظ بالاستضافة إذا نسيك هذا المتصفح: انسخ هذا الرابط واحتفظ به لنفسك.',
    make: 'إنشاء رابط مضيف',
    making: 'جارٍ إنشاء الرابط…',
    failed: 'تعذّر إنشاء الرابط.',
    once: 'يعمل مرة واحدة. ويحلّ محلّه أي رابط جديد.',
    copy: 'نسخ رابط المضيف',
  },
  move: {
    title: 'المتابعة على جهاز آخر',
    short: 'جهاز آخر',
    help: 'امسح الرمز بالجهاز الآخر، أو افتح الرابط هناك. تتابع هناك وتغادر هنا.',
    once: 'يعمل مرة واحدة، وما دامت هذه النافذة مفتوحة. لا تُظهره لأحد غيرك.',
    making: 'جارٍ إنشاء الرمز…',
    failed: 'تعذّر إنشاء الرمز.',
    copy: 'نسخ هذا الرابط',
    qrCode: 'رمز QR للجهاز الآخر',
  },
};

import type { Words } from '../en.ts';
import { number } from '../formats.ts';
import { several } from './several.ts';

const seconds = (count: number): string =>
  several(count, {
    zero: `${number(count)} ثانية`,
    one: 'ثانية واحدة',
    two: 'ثانيتان',
    few: `${number(count)} ثوانٍ`,
    many: `${number(count)} ثانية`,
    other: `${number(count)} ثانية`,
  });

export const devices: Words['devices'] = {
  title: 'الكاميرا والصوت',
  button: 'الأجهزة',
  switches: 'الكاميرا والميكروفون',
  camera: 'الكاميرا',
  microphone: 'الميكروفون',
  speaker: 'مكبّر الصوت',
  systemDefault: 'ما يستخدمه النظام',
  anyCamera: 'ما يختاره المتصفح',
  none: { camera: 'لم يُسمح بأي كاميرا بعد', microphone: 'لم يُسمح بأي ميكروفون بعد' },
  level: 'مستوى صوت الميكروفون',
  levelOff: 'الميكروفون متوقف.',
  levelHeard: 'الميكروفون يعمل.',
  levelSilent: 'قل شيئًا: يتحرك الشريط مع صوتك.',
  otherSpeaker: 'اختيار مكبّر صوت آخر…',
  noChoiceOfSpeaker: 'يُخرج هذا المتصفح الصوت حيث يُخرجه النظام: اختر مكبّر الصوت من إعدادات النظام.',
  echoes: 'هل الجهازان في غرفة واحدة؟ استخدم سماعات الرأس لتجنّب الصدى.',
  headphones:
    'هل الجهازان في غرفة واحدة؟ استخدم سماعات الرأس، أو اكتم ميكروفون أحدهما واخفض صوته: وإلا سمع كل منهما الآخر ونتج صدى.',
  sounds: 'الأصوات',
  soundsHelp: 'يرنّ هذا الجهاز بهدوء عندما يطلب أحد الدخول أو يصل.',
  soundTest: {
    idle: { button: 'تشغيل صوت تجريبي', text: '' },
    playing: { button: 'جارٍ التشغيل…', text: 'ينبغي أن تسمع ثلاث نغمات.' },
    played: {
      button: 'تشغيله مرة أخرى',
      text: 'لم تسمع شيئًا؟ ارفع الصوت، أو اختر مكبّر صوت آخر.',
    },
    blocked: { button: 'تشغيل صوت تجريبي', text: 'المتصفح لا يشغّل الصوت. حاول مجددًا.' },
  },
  recordTest: {
    start: (count) => `تسجيل وإعادة تشغيل (${seconds(count)})`,
    promise: 'شاهد نفسك واسمعها كما يراك الآخرون. يبقى التسجيل على هذا الجهاز.',
    recording: (count) => `جارٍ التسجيل، الوقت المتبقي: ${seconds(count)}. قل شيئًا.`,
    playing: 'هذا أنت.',
    again: 'تسجيل مرة أخرى',
    played: 'كان هذا أنت. لا يُحفظ التسجيل.',
    silent: 'الكاميرا والميكروفون متوقفان: لا شيء لتسجيله.',
    failed: 'لم يتمكن هذا المتصفح من التسجيل أو التشغيل.',
    recorded: 'ما تم تسجيله',
  },
  unnamed: { camera: 'الكاميرا', microphone: 'الميكروفون', speaker: 'مكبّر الصوت' },
  isGone: (device) => `لم يعد متاحًا: ${device}`,
  isBack: (device) => `عاد إلى العمل: ${device}`,
  didNotStart: (device) => `تعذّر تشغيل: ${device}`,
  isUsed: {
    camera: (device) => `الكاميرا المستخدمة الآن: ${device}.`,
    microphone: (device) => `الميكروفون المستخدم الآن: ${device}.`,
    speaker: (device) => `مكبّر الصوت المستخدم الآن: ${device}.`,
  },
  isUsedAgain: {
    camera: 'عادت لتكون كاميرتك.',
    microphone: 'عاد ليكون ميكروفونك.',
    speaker: 'عاد ليكون مكبّر صوتك.',
  },
  hearsThroughSystem: 'تسمع الآن عبر ما يستخدمه النظام.',
  otherAppMayHaveIt: 'قد يكون قيد الاستخدام في تطبيق آخر.',
  inApp: {
    title: (app) => `لا يتيح لنا ${app || 'هذا التطبيق'} استخدام الكاميرا`,
    android: 'افتح الصفحة في متصفحك: بالزر، أو من قائمة التطبيق.',
    others:
      'افتح الصفحة في متصفحك: من قائمة التطبيق، «الفتح في المتصفح» أو «فتح في Safari». أو انسخ الرابط وألصقه هناك.',
    open: 'الفتح في متصفحك',
  },
};

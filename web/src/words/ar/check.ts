import type { CheckWords } from '../en/check.ts';
import { milliseconds, number } from '../formats.ts';
import { several } from './several.ts';

const addresses = (count: number): string =>
  several(count, {
    zero: 'لا عناوين',
    one: 'عنوان واحد',
    two: 'عنوانان',
    few: `${number(count)} عناوين`,
    many: `${number(count)} عنوانًا`,
    other: `${number(count)} عنوان`,
  });

const seconds = (count: number): string =>
  several(count, {
    zero: `${number(count)} ثانية`,
    one: 'ثانية واحدة',
    two: 'ثانيتين',
    few: `${number(count)} ثوانٍ`,
    many: `${number(count)} ثانية`,
    other: `${number(count)} ثانية`,
  });

export const check: CheckWords = {
  title: 'فحص الاتصال',
  lead: 'ما قد يمنع المكالمة، يُفحص واحدًا واحدًا: هذا الجهاز، وخادم Parley، وكل طريق إلى الطرف الآخر.',
  start: 'بدء الفحص',
  again: 'فحص من جديد',
  checking: 'جارٍ الفحص…',
  note: 'يطلب الفحص الكاميرا والميكروفون، ويشغّل صوتًا، ويجري مكالمة خاصة به ثم ينهيها، ويرسل ما يصل إلى 8 ميغابايت عبر خادم الترحيل إن وُجد. لا يبدأ شيء قبل أن تبدأه.',
  started: 'بدأ الفحص.',
  over: (summary) => `انتهى الفحص: ${summary}.`,
  yourServers: (summary) => `خوادمك: ${summary}.`,
  yes: 'نعم',
  no: 'لا',
  ownCamera: 'كاميرتك',
  switchOff: 'إيقاف',
  groups: {
    device: 'هذا الجهاز',
    signaling: 'خادم Parley',
    ways: 'الطرق إلى الطرف الآخر',
    hand: 'خادم من اختيارك',
  },
  states: {
    idle: 'لم يُفحص',
    running: 'جارٍ',
    passed: 'نجح',
    failed: 'فشل',
    skipped: 'تم تخطّيه',
  },
  count: {
    passed: (count) => `نجح: ${number(count)}`,
    failed: (count) => `فشل: ${number(count)}`,
    skipped: (count) => `تم تخطّيه: ${number(count)}`,
  },
  titles: {
    browser: 'المتصفح',
    camera: 'الكاميرا',
    microphone: 'الميكروفون',
    speaker: 'مكبّر الصوت',
    signIn: 'تسجيل الدخول',
    createCall: 'Firestore، ذهابًا وإيابًا',
    iceServers: 'خوادم هذه الصفحة',
    endCall: 'Firestore، إنهاء المكالمة',
    host: 'مباشر، في الشبكة نفسها',
    loopback: 'مكالمة عبر خادم الترحيل',
  },
  transports: {
    stun: 'مباشر، عبر خادم STUN',
    udp: 'ترحيل عبر UDP',
    tcp: 'ترحيل عبر TCP',
    tls: 'ترحيل عبر TLS',
    dtls: 'ترحيل عبر DTLS',
  },
  report: {
    title: 'التقرير',
    copy: 'نسخ التقرير',
    hint: 'لمن يساعدك. لا يحتوي على بيانات الدخول، وحُذفت الأجزاء الأخيرة من العناوين.',
    heading: 'فحص الاتصال في Parley',
    browser: (userAgent) => `المتصفح: ${userAgent}`,
    nothing: 'لم يُفحص شيء بعد.',
    error: (code) => `الخطأ ${code}`,
    states: {
      idle: 'لم يُفحص',
      running: 'جارٍ',
      passed: 'نجح',
      failed: 'فشل',
      skipped: 'تُخطّي',
    },
  },
  form: {
    urls: 'عنوان URL أو أكثر',
    hint: '\u2066stun:\u2069 أو \u2066turn:\u2069 أو \u2066turns:\u2069. يُفحص عنوان \u2066turn:\u2069 الذي لا يحتوي على «?transport» عبر UDP وعبر TCP.',
    username: 'اسم المستخدم',
    credential: 'كلمة المرور',
    promise: 'لا يُحفظ شيء من ذلك، ولا يُرسل إلا إلى ذلك الخادم.',
    check: 'فحص هذه',
  },
  typed: {
    noUrl: (example) => `اكتب عنوان URL لخادم، مثل ${example}.`,
    tooMany: (most) => `العدد كبير: الحد الأقصى ${number(most)}.`,
    slashes: (url, right) => `في «${url}» خطوط مائلة: الصحيح ${right}.`,
    stunTransport: (url) => `«${url}» من نوع STUN، ولا يقبل «?transport».`,
    odd: (url) =>
      `لا يقبل أي متصفح «${url}». الصحيح \u2066turn:host:port\u2069 أو \u2066turns:host:port\u2069، وربما مع \u2066?transport=udp\u2069 أو \u2066?transport=tcp\u2069.`,
    noScheme: (url) =>
      `يحتاج «${url}» إلى \u2066stun:\u2069 أو \u2066turn:\u2069 أو \u2066turns:\u2069 قبله.`,
    noUsername: 'يحتاج خادم الترحيل (TURN) إلى اسم مستخدم.',
    noCredential: 'يحتاج خادم الترحيل (TURN) إلى كلمة مرور.',
  },
  stopped: 'تم إيقاف الفحص.',
  waitingForPermission: 'في انتظار إذن المتصفح…',
  browser: 'يدعم WebRTC، والصفحة آمنة.',
  camera: {
    waiting: 'في انتظار أول صورة…',
    fine: (width, height, label) => `صورة بحجم \u2066${width} × ${height}\u2069${label && ` من «${label}»`}.`,
    noPicture: {
      text: 'الكاميرا لا تعطي صورة',
      help: 'قد يكون غطاؤها مغلقًا، أو يستخدمها تطبيق آخر. افصلها ثم وصّلها من جديد، ثم حاول مجددًا.',
    },
  },
  microphone: {
    speak: 'قل شيئًا…',
    fine: (label) => `${label ? `«${label}»` : 'الميكروفون'} يسمع شيئًا.`,
    silent: {
      text: 'الميكروفون لا يسمع شيئًا',
      help: 'قد يكون مكتومًا بزر أو في إعدادات النظام، أو أن ميكروفونًا آخر هو المختار.',
    },
  },
  speaker: {
    playing: 'جارٍ تشغيل صوت…',
    question: 'هل سمعت الصوت؟',
    fine: 'سُمع الصوت.',
    unheard: {
      text: 'لم يُسمع الصوت',
      help: 'تحقّق من مستوى الصوت، ومن سماعات الرأس، ومن المخرج الذي اختاره النظام.',
    },
    blocked: { text: 'المتصفح لا يشغّل الصوت', help: 'انقر على الصفحة، ثم افحص من جديد.' },
    unanswered: 'لم يُعرف هل سُمع الصوت.',
  },
  signaling: {
    signedIn: 'تم تحميل Firebase وتسجيل دخولك بلا اسم.',
    notSignedIn: 'يتطلب ذلك تسجيل الدخول.',
    noCall: 'لا توجد مكالمة لإنهائها.',
    roundTrip: (thereMs, writtenMs) =>
      `يصل التغيير بعد ${milliseconds(thereMs)}، منها ${milliseconds(writtenMs)} لكتابته.`,
    ended: 'انتهت مكالمة الفحص.',
  },
  servers: {
    noSettings: 'تعذّر تحميل إعدادات الصفحة.',
    noCall: 'تُعطى بيانات الدخول لمكالمة، ولا توجد مكالمة.',
    noTurn: 'ليس لهذه الصفحة خادم ترحيل (TURN).',
    notMinted: 'لم تُعطَ خوادم الترحيل لهذه الصفحة.',
    unknown: 'خوادم هذه الصفحة غير معروفة.',
    noStun: 'ليس لهذه الصفحة خادم STUN.',
    noneOver: (transport) => `لا يدعم أي من خوادم الترحيل لهذه الصفحة ${transport}.`,
    withoutTurn: (stun) => `خوادم STUN: ${number(stun)}، وبلا ترحيل (TURN): بعض الشبكات لا تسمح بالاتصال.`,
    minted: (urls) => `بيانات دخول لعناوين ترحيل عددها ${number(urls)}.`,
    noneMinted: {
      text: 'لم يُعطَ خادم ترحيل، مع أن TURN مفعّل للصفحة',
      help: 'في سجل الوظيفة سطر ice/fallback يذكر الإعداد المطلوب تصحيحه.',
    },
    mintHelp: 'تأتي بيانات دخول الترحيل من الوظيفة iceServers: في سجلها المزيد.',
  },
  host: {
    found: (candidates) => `لهذا الجهاز ${addresses(candidates)}.`,
    foundHidden: (candidates) => `لهذا الجهاز ${addresses(candidates)}؛ ويخفيها المتصفح عن الآخرين.`,
    none: {
      text: 'لا يعطي المتصفح أي عنوان لهذا الجهاز',
      help: 'يبدو أن إضافة أو سياسة تمنع WebRTC من استخدام الشبكة.',
    },
  },
  stun: {
    found: 'أخبر الخادم بعنوانك العام.',
    noNat: 'أجاب الخادم: يرى عنوان جهازك نفسه.',
    none: {
      text: 'لم يرجع أي عنوان عام',
      help: 'قد يتعذّر الوصول إلى الخادم، أو يكون عنوانك عامًّا أصلًا: هذا المتصفح لا يبيّن.',
    },
  },
  relay: {
    found: 'الخادم يرحّل.',
    dtls: 'لا تستخدم المتصفحات TURN عبر DTLS. احذف «?transport=udp».',
  },
  loopback: {
    noRelay: 'لم يعمل أي ترحيل.',
    running: (count) => `جارٍ الإرسال، لمدة أقصاها ${seconds(count)}…`,
    notConnected: {
      text: 'لا يصل اتصالان عبر هذا الترحيل أحدهما إلى الآخر',
      help: 'يبدو أن الخادم يرفض عنوانه نفسه كطرف: انظر denied-peer-ip وجدار حمايته.',
    },
    nothingArrived: { text: 'الترحيل يتصل، لكن لم يصل شيء', help: 'قد يبيّن سجله السبب.' },
    rate: (kbitPerSecond, protocol) => `\u2066${number(kbitPerSecond)} kbit/s\u2069 عبر ${protocol}`,
    came: (megabytes) => `وصل ${megabytes} ميغابايت`,
    back: (time) => `ذهابًا وإيابًا في ${time}`,
  },
  ice: {
    tooLate: (count) => `لا جواب خلال ${seconds(count)}`,
    silent: 'لم يصل شيء، والمتصفح لا يبيّن السبب',
    noName: { text: 'لم يُعثر على اسم الخادم', help: 'هل هو مكتوب بشكل صحيح؟' },
    refused: 'رفض الخادم',
    udpBlocked: 'لا شيء يستمع هناك، أو أن جدار حماية عند أحد الطرفين يحجب UDP.',
    tcpBlocked: 'لا شيء يستمع هناك، أو أن جدار حماية عند أحد الطرفين يحجب هذا المنفذ.',
    tlsBlocked:
      'لا شيء يستمع هناك، أو المنفذ محجوب، أو أن المتصفح لا يثق بالشهادة: يجب أن تكون لهذا الاسم، وسارية، ومن جهة معروفة.',
    codes: {
      400: { text: 'يعدّ الخادم الطلب غير سليم', help: 'هل هو خادم TURN أصلًا؟' },
      401: {
        text: 'بيانات دخول خاطئة أو منتهية',
        help: 'تحقّق من اسم المستخدم وكلمة المرور، ومن سرّ الخادم، ومن الساعة عند الطرفين.',
      },
      403: { text: 'يمنع الخادم ذلك', help: 'قواعده تستبعد هذه الشبكة أو هذا المستخدم.' },
      437: { text: 'خلط الخادم بين هذا وترحيل أقدم', help: 'افحص من جديد بعد دقيقة.' },
      438: { text: 'الرقم المؤقت (nonce) للخادم قديم جدًّا', help: 'افحص من جديد.' },
      441: { text: 'بيانات دخول خاطئة', help: 'ليست هي التي أُنشئ بها الترحيل.' },
      442: {
        text: 'لا يرحّل الخادم عبر هذا النوع من النقل',
        help: 'قد يعمل نوع آخر: تبيّن ذلك الفحوص الأخرى.',
      },
      486: {
        text: 'لدى هذا المستخدم ترحيلات كثيرة في آن واحد',
        help: 'انتظر بضع دقائق، أو ارفع user-quota للخادم.',
      },
      500: { text: 'تعطّل الخادم', help: 'يبيّن سجله السبب.' },
      508: { text: 'الخادم ممتلئ', help: 'نفدت total-quota لديه، أو منافذه، أو سعة نقله.' },
    },
    unreachable: 'تعذّر الوصول إلى الخادم',
  },
};

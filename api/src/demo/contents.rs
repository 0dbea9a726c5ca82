//! The texts of the demo's articles and support measures. The programmes are made up.

/// An article.
pub(super) struct Article {
    pub kind: &'static str,
    pub title: &'static str,
    pub summary: &'static str,
    pub body: &'static str,
    /// How many days ago it was made public.
    pub days: i64,
}

/// A support measure.
pub(super) struct Measure {
    pub title: &'static str,
    pub summary: &'static str,
    pub body: &'static str,
    pub organisation: &'static str,
    pub eligibility: &'static str,
    pub sectors: &'static [&'static str],
    pub industries: &'static [&'static str],
    pub amount: Option<i64>,
    pub rate: Option<&'static str>,
    pub deadline: &'static str,
    /// Its last day, in days from today.
    pub until: Option<i64>,
    pub time: Option<&'static str>,
    /// When it ended early, in days from today.
    pub ended: Option<i64>,
    /// How many days ago it was written.
    pub days: i64,
    /// Whether it still waits for the prefecture.
    pub waits: bool,
}

pub(super) const ARTICLES: &[Article] = &[
    Article {
        kind: "news",
        title: "DXの相談窓口を毎週水曜日に開きます",
        summary: "何から始めればよいか分からない方のための窓口です。予約は要りません。",
        body: "毎週**水曜日**の10時から16時まで、見本会館で開きます。\n\n- 予約はいりません\n- 資料がなくても相談できます\n- オンラインでも受け付けます",
        days: 150,
    },
    Article {
        kind: "dx",
        title: "在庫の見える化は、紙の台帳から始められます",
        summary: "見本の水産加工会社が、はじめの1か月で試した三つのことを紹介します。",
        body: "## 最初に決めたこと\n\n数えるものを**一つだけ**決めました。\n\n## 次にしたこと\n\n1. 毎朝同じ時刻に数える\n2. 表に書き写す\n3. 週に一度、みんなで見る",
        days: 120,
    },
    Article {
        kind: "news",
        title: "イベントの申込締切が変わりました",
        summary: "締切は、開催日の前の営業日の正午です。",
        body: "会場の準備をより確かにするため、申込の締切を**前の営業日の正午**にそろえました。締切は各イベントのページに表示しています。",
        days: 90,
    },
    Article {
        kind: "dx",
        title: "受発注をメールから表に移すときの、三つの注意",
        summary: "小さな会社でもできる、無理のない移し方をまとめました。",
        body: "## 相手に合わせる\n\nすべての取引先が同じ日に変わることはありません。\n\n## 二重に残さない\n\n写すほど間違いが増えます。どちらが正しいかを決めます。\n\n## 元に戻せるようにする\n\n最初の2週間は、前のやり方も残します。",
        days: 60,
    },
    Article {
        kind: "dx",
        title: "温度の記録を自動にして、夜の見回りをなくすまで",
        summary: "見本の農園とIT企業が、半年かけて試したことの記録です。",
        body: "| 月 | したこと |\n|---|---|\n| 1か月目 | 手で記録した |\n| 3か月目 | 安い機器を2台置いた |\n| 6か月目 | 知らせが届くようにした |\n\n機械に任せることより、**何を知りたいか**を決める時間が長くかかりました。",
        days: 25,
    },
    Article {
        kind: "news",
        title: "交流会のあとも話せる場を用意しています",
        summary: "イベントごとの話題の場に、参加した方はそのまま入れます。",
        body: "イベントで出会った方と、そのあとも話を続けられます。参加した方は、マイページから入れます。",
        days: 6,
    },
];

/// What most of them share.
const PLAIN: Measure = Measure {
    title: "",
    summary: "",
    body: "",
    organisation: "見本県産業デジタル課",
    eligibility: "県内に事業所がある中小企業",
    sectors: &[],
    industries: &[],
    amount: None,
    rate: None,
    deadline: "any_time",
    until: None,
    time: None,
    ended: None,
    days: 40,
    waits: false,
};

pub(super) const MEASURES: &[Measure] = &[
    Measure {
        title: "見本小規模DX補助金",
        summary: "受発注や在庫の管理をデジタルにする費用を補助します。",
        body: "## 対象になる費用\n\n- ソフトウェアの利用料(12か月分まで)\n- 導入の支援\n\n## 申請の前に\n\n**契約の前**に申請してください。",
        amount: Some(1_000_000),
        rate: Some("2/3以内"),
        deadline: "must_arrive",
        until: Some(18),
        time: Some("17:00"),
        ..PLAIN
    },
    Measure {
        title: "見本水産業スマート化支援事業",
        summary: "養殖や加工の現場に機器を置く費用を補助します。",
        body: "水温や重さを測る機器、記録のためのソフトウェアが対象です。",
        eligibility: "県内で漁業または水産加工業を営む方",
        sectors: &["local"],
        industries: &["B", "E"],
        amount: Some(3_000_000),
        rate: Some("1/2以内"),
        deadline: "postmark",
        until: Some(32),
        days: 35,
        ..PLAIN
    },
    Measure {
        title: "見本IT導入はじめの一歩助成金",
        summary: "はじめて業務ソフトを入れる会社を応援します。先着順です。",
        body: "予算に達したところで受付を終えます。早めにご相談ください。",
        amount: Some(200_000),
        rate: Some("3/4以内"),
        deadline: "until_budget",
        days: 50,
        ..PLAIN
    },
    Measure {
        title: "見本人材育成講座の受講料補助",
        summary: "社員がデジタルの講座を受ける費用を補助します。",
        body: "県が指定する講座が対象です。一社あたり5名までです。",
        organisation: "見本県職業能力開発センター",
        amount: Some(50_000),
        rate: Some("1/2以内"),
        deadline: "until_budget",
        until: Some(100),
        time: Some("17:00"),
        days: 80,
        ..PLAIN
    },
    Measure {
        title: "見本専門家派遣制度",
        summary: "ITの専門家が会社を訪ね、3回まで無料で相談に乗ります。",
        body: "課題の整理から、機器やソフトウェアの選び方まで相談できます。",
        organisation: "見本産業振興機構",
        days: 200,
        ..PLAIN
    },
    Measure {
        title: "見本共同開発チャレンジ補助金",
        summary: "IT企業と地域の企業が組んで試作をする費用を補助します。",
        body: "二社以上の共同申請が条件です。試作のあとに報告会を開きます。",
        eligibility: "県内のIT企業と、ほかの業種の企業による共同体",
        sectors: &["it", "local"],
        amount: Some(5_000_000),
        rate: Some("2/3以内"),
        deadline: "must_arrive",
        until: Some(60),
        time: Some("12:00"),
        days: 15,
        ..PLAIN
    },
    Measure {
        title: "見本観光業デジタル化支援金",
        summary: "予約や会計のデジタル化を支援しました。受付は終了しています。",
        body: "今年度の受付は終わりました。来年度については、決まりしだいお知らせします。",
        industries: &["M"],
        amount: Some(500_000),
        rate: Some("1/2以内"),
        deadline: "must_arrive",
        until: Some(-20),
        time: Some("17:00"),
        days: 90,
        ..PLAIN
    },
    Measure {
        title: "見本サイバーセキュリティ点検支援",
        summary: "会社の情報の守り方を、専門家が点検します。",
        body: "点検のあと、費用の一部を補助します。",
        organisation: "見本産業振興機構",
        amount: Some(300_000),
        rate: Some("1/2以内"),
        deadline: "postmark",
        until: Some(75),
        days: 1,
        waits: true,
        ..PLAIN
    },
];

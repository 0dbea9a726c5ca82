//! The words of the demo's community.

use shared::community::ReportReason;

/// A thread of the general space. People are indexes of members; none is the moderator.
pub(super) struct Talk {
    /// How many days ago it began.
    pub days: i64,
    /// Who began it.
    pub by: Option<usize>,
    /// What it is about.
    pub title: &'static str,
    /// Its first post.
    pub body: &'static str,
    /// Days ago, who, what; oldest first.
    pub replies: &'static [(i64, Option<usize>, &'static str)],
    /// What readers reported in it.
    pub reports: &'static [Reported],
}

/// A report of one of a thread's replies.
pub(super) struct Reported {
    /// Which reply, from 0.
    pub reply: usize,
    /// How many days ago.
    pub days: i64,
    /// By which member.
    pub by: usize,
    /// Why.
    pub reason: ReportReason,
    /// More about it.
    pub note: &'static str,
    /// The moderator found nothing wrong; else it waits.
    pub dismissed: bool,
}

/// The threads of the general space.
pub(super) const TALKS: &[Talk] = &[
    Talk {
        days: 30,
        by: None,
        title: "ようこそ。まずはひとこと自己紹介をどうぞ",
        body: "コミュニティにご参加くださり、ありがとうございます。モデレーターの見本です。\n\n\
            まずは、次の**ひとつ**だけ教えてください。\n\n\
            > いま、いちばん手間がかかっている仕事は何ですか\n\n\
            短くてかまいません。似た悩みの方や、手伝える方が、きっと見つかります。",
        replies: &[
            (
                29,
                Some(1),
                "水産加工の見本です。**日報の転記**に毎日1時間かかっています。",
            ),
            (
                28,
                Some(4),
                "受発注のファクスを、担当者が表に打ち直しています。",
            ),
            (
                27,
                Some(7),
                "システム会社の見本です。どちらのお話も、よく伺います。詳しく聞かせてください。",
            ),
            (
                26,
                None,
                "ありがとうございます。次のイベントの話し合いでも取り上げます。",
            ),
        ],
        reports: &[],
    },
    Talk {
        days: 21,
        by: Some(2),
        title: "検品をカメラで助ける取り組み",
        body: "加工場の検品を、カメラで助けられないか考えています。\n\n\
            - 1日に約2,000尾\n- いまは二人で目視\n- 濡れた手で触れる道具は使えない\n\n\
            似た取り組みをご存じの方は、教えてください。",
        replies: &[
            (
                20,
                Some(5),
                "農産物の選別で試したことがあります。**照明をそろえる**だけで、かなり変わりました。",
            ),
            (
                19,
                Some(8),
                "当社で試作をお貸しできます。来月、現場を見せていただけますか。",
            ),
            (
                18,
                Some(2),
                "ぜひお願いします。日程は個別に相談させてください。",
            ),
            (
                12,
                None,
                "見学には、ほかの加工会社の方も関心があるそうです。希望の方は返信してください。",
            ),
            (2, Some(10), "参加したいです。石巻から二人で伺えます。"),
        ],
        reports: &[],
    },
    Talk {
        days: 14,
        by: Some(6),
        title: "予約の電話を減らすには",
        body: "宿の予約の電話が、夕方に集中します。空室の表をウェブに出すだけでも違うでしょうか。",
        replies: &[
            (
                13,
                Some(9),
                "うちは、よくある質問の頁を作っただけで、電話が2割ほど減りました。",
            ),
            (
                11,
                Some(3),
                "空室の表は、更新が続かないと逆に電話が増えます。小さく始めるのがよいと思います。",
            ),
            (
                1,
                Some(6),
                "まず質問の頁から作ってみます。ありがとうございました。",
            ),
            (
                1,
                Some(12),
                "宿の集客なら、当社の広告が一番です。**今月だけ半額**。いますぐお電話ください。",
            ),
        ],
        reports: &[
            Reported {
                reply: 3,
                days: 1,
                by: 3,
                reason: ReportReason::Spam,
                note: "ほかの場でも、同じ宣伝を何度も見かけました。",
                dismissed: false,
            },
            Reported {
                reply: 3,
                days: 1,
                by: 9,
                reason: ReportReason::Spam,
                note: "話の流れと関係のない宣伝です。",
                dismissed: false,
            },
        ],
    },
    Talk {
        days: 5,
        by: Some(11),
        title: "伝統工芸の動画、撮り方のこつを教えてください",
        body: "工房の作業を短い動画にして、海外の取引先に見せたいと考えています。\n\n\
            電話機で撮ると、手元が暗くなります。安くできる工夫はありますか。",
        replies: &[
            (
                4,
                Some(13),
                "窓に向かって座り、背中側から撮ると手元が明るくなります。",
            ),
            (
                3,
                None,
                "来月の「伝統工芸×EC」のイベントで、撮影の体験を予定しています。",
            ),
        ],
        reports: &[Reported {
            reply: 0,
            days: 3,
            by: 2,
            reason: ReportReason::Other,
            note: "工房の中が写る撮り方を勧めてよいか、気になりました。",
            dismissed: true,
        }],
    },
];

/// What the moderator asks after an event.
pub(super) const AFTER: &str = "昨日はご参加ありがとうございました。\n\n\
    席を替えて話したなかで、**続きを話したい相手**や、試してみたいことはありましたか。\
    ここで続きをどうぞ。";

/// What participants answer.
pub(super) const ANSWERS: &[&str] = &[
    "同じ席になった方と、来週オンラインで話すことになりました。",
    "在庫の数え方の話が参考になりました。自社でも一度試してみます。",
    "時間が足りなかったので、次は少人数でもう一度集まりたいです。",
    "IT企業の方に現場を見に来ていただけることになりました。楽しみです。",
    "資料にあった**費用の目安**を、社内で共有しました。",
];

/// What the moderator asks before an event.
pub(super) const BEFORE: &str = "お申し込みありがとうございます。\n\n\
    当日話してみたいことを、ひとこと書いておいてください。席の組み合わせの参考にします。";

/// What participants answer.
pub(super) const HOPES: &[&str] = &[
    "はじめて参加します。ほかの会社の進め方を聞いてみたいです。",
    "小さく始めた例を知りたいです。費用のことも率直に伺えればと思います。",
    "後継ぎの仲間とつながりたいです。",
];

//! Names, numbers and closed sets of organisations.

use crate::field::kana;
use crate::organisation::rules;

id! {
    /// A company, association, university, bank or municipality.
    pub OrganisationId(Organisation) = "organisation"
}
id! {
    /// A change that a company's people propose.
    pub ProposalId(Proposal) = "proposal"
}
id! {
    /// A company's time, or wish, as a registered IT company.
    pub ItRegistrationId(ItRegistration) = "it_registration"
}

text! {
    /// The reading of an organisation's name, in katakana.
    pub OrganisationKana: line with kana::reading, 1..=120
}
text! {
    /// 法人番号: 13 digits, the first a check digit. Sole proprietors and many associations have none.
    pub CorporateNumber: line with rules::corporate_number, 13..=13
}
text! {
    /// What an organisation does.
    pub OrganisationDescription: text, 1..=2000
}
text! {
    /// What an organisation offers others.
    pub OrganisationOffers: text, 1..=1000
}
text! {
    /// What an organisation needs of others.
    pub OrganisationNeeds: text, 1..=1000
}
text! {
    /// What a company's people write to staff beside a change they propose.
    pub ProposalMessage: text, 1..=1000
}
text! {
    /// What staff write back when they return something.
    pub ReturnComment: text, 1..=1000
}
text! {
    /// Why a company should be a registered IT company: what it makes, with what experience.
    pub ItStatement: text, 1..=2000
}
text! {
    /// Whom to ask about an application: a name, a telephone number or an address.
    pub ItContact: line, 1..=200
}
text! {
    /// Why a registration as an IT company ends.
    pub ItEndReason: text, 1..=1000
}
text! {
    /// Part of an organisation's name or reading to look for.
    pub OrganisationSearch: line, 1..=100
}

closed! {
    /// Which side of the exchange an organisation stands on.
    pub enum Sector {
        /// An IT company.
        It = "it",
        /// A company of the local industries.
        Local = "local",
        /// A bank, university, municipality or association.
        Other = "other",
    }
}

/// A number for each sector.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct BySector {
    /// IT companies.
    pub it: u32,
    /// Companies of the local industries.
    pub local: u32,
    /// Banks, universities, municipalities, associations.
    pub other: u32,
}

impl BySector {
    /// The number of one sector.
    pub const fn of(self, sector: Sector) -> u32 {
        match sector {
            Sector::It => self.it,
            Sector::Local => self.local,
            Sector::Other => self.other,
        }
    }

    /// One more of a sector.
    pub const fn add(&mut self, sector: Sector) {
        let number = match sector {
            Sector::It => &mut self.it,
            Sector::Local => &mut self.local,
            Sector::Other => &mut self.other,
        };
        *number = number.saturating_add(1);
    }
}

closed! {
    /// 日本標準産業分類 (2023 revision), divisions A to T.
    pub enum Industry {
        /// 農業，林業.
        Agriculture = "A",
        /// 漁業.
        Fisheries = "B",
        /// 鉱業，採石業，砂利採取業.
        Mining = "C",
        /// 建設業.
        Construction = "D",
        /// 製造業.
        Manufacturing = "E",
        /// 電気・ガス・熱供給・水道業.
        Utilities = "F",
        /// 情報通信業.
        Information = "G",
        /// 運輸業，郵便業.
        Transport = "H",
        /// 卸売業，小売業.
        Trade = "I",
        /// 金融業，保険業.
        Finance = "J",
        /// 不動産業，物品賃貸業.
        RealEstate = "K",
        /// 学術研究，専門・技術サービス業.
        Professional = "L",
        /// 宿泊業，飲食サービス業.
        Hospitality = "M",
        /// 生活関連サービス業，娯楽業.
        Living = "N",
        /// 教育，学習支援業.
        Education = "O",
        /// 医療，福祉.
        Health = "P",
        /// 複合サービス事業.
        Compound = "Q",
        /// サービス業（他に分類されないもの）.
        Services = "R",
        /// 公務（他に分類されるものを除く）.
        Government = "S",
        /// 分類不能の産業.
        Unclassified = "T",
    }
}

closed! {
    /// How many people work there.
    pub enum OrganisationSize {
        /// 1 to 5.
        UpTo5 = "up_to_5",
        /// 6 to 20.
        UpTo20 = "up_to_20",
        /// 21 to 50.
        UpTo50 = "up_to_50",
        /// 51 to 100.
        UpTo100 = "up_to_100",
        /// 101 to 300.
        UpTo300 = "up_to_300",
        /// More than 300.
        Over300 = "over_300",
    }
}

closed! {
    /// Whether an organisation stands in the directory.
    pub enum OrganisationStatus {
        /// In the directory.
        Active = "active",
        /// Named by a participant; staff have not looked at it yet.
        Pending = "pending",
    }
}

closed! {
    /// Registered IT companies only, or all others.
    pub enum RegisteredIt {
        /// Registered today.
        Yes = "yes",
        /// Not registered today.
        No = "no",
    }
}

closed! {
    /// Where a proposed change stands.
    pub enum ProposalStatus {
        /// Staff have not decided yet.
        Open = "open",
        /// Staff approved it; it stands in the directory.
        Approved = "approved",
        /// Staff returned it with a comment.
        Returned = "returned",
        /// Who proposed it took it back.
        Withdrawn = "withdrawn",
    }
}

closed! {
    /// Where a registration as an IT company stands.
    pub enum ItStatus {
        /// The company applied.
        Applied = "applied",
        /// Staff checked what the company wrote; the prefecture decides.
        Checked = "checked",
        /// Staff returned the application with a comment.
        Returned = "returned",
        /// The company is registered from a day on.
        Approved = "approved",
        /// It ended, or the application was taken back.
        Withdrawn = "withdrawn",
    }
}

macro_rules! labels {
    ($($name:ident = $prefix:literal),+) => { $(
        impl $name {
            /// The Fluent key of its name.
            pub fn label(self) -> String {
                format!(concat!($prefix, "-{}"), self.as_str().to_ascii_lowercase().replace('_', "-"))
            }
        }
    )+ };
}
labels!(
    Sector = "sector",
    Industry = "industry",
    OrganisationSize = "organisation-size",
    ProposalStatus = "proposal-status",
    ItStatus = "it-status"
);

impl ItStatus {
    /// Whether staff have to decide.
    pub const fn waits(self) -> bool {
        matches!(self, Self::Applied | Self::Checked)
    }
}

//! The municipalities of Miyagi by 全国地方公共団体コード (six digits with the check digit).

closed! {
    /// Where an organisation sits: a municipality of Miyagi by its national code, or outside.
    pub enum Municipality {
        /// 仙台市.
        Sendai = "041009",
        /// 石巻市.
        Ishinomaki = "042021",
        /// 塩竈市.
        Shiogama = "042030",
        /// 気仙沼市.
        Kesennuma = "042056",
        /// 白石市.
        Shiroishi = "042064",
        /// 名取市.
        Natori = "042072",
        /// 角田市.
        Kakuda = "042081",
        /// 多賀城市.
        Tagajo = "042099",
        /// 岩沼市.
        Iwanuma = "042111",
        /// 登米市.
        Tome = "042129",
        /// 栗原市.
        Kurihara = "042137",
        /// 東松島市.
        Higashimatsushima = "042145",
        /// 大崎市.
        Osaki = "042153",
        /// 富谷市.
        Tomiya = "042161",
        /// 蔵王町.
        Zao = "043010",
        /// 七ヶ宿町.
        Shichikashuku = "043028",
        /// 大河原町.
        Ogawara = "043214",
        /// 村田町.
        Murata = "043222",
        /// 柴田町.
        Shibata = "043231",
        /// 川崎町.
        Kawasaki = "043249",
        /// 丸森町.
        Marumori = "043419",
        /// 亘理町.
        Watari = "043613",
        /// 山元町.
        Yamamoto = "043621",
        /// 松島町.
        Matsushima = "044016",
        /// 七ヶ浜町.
        Shichigahama = "044041",
        /// 利府町.
        Rifu = "044067",
        /// 大和町.
        Taiwa = "044211",
        /// 大郷町.
        Osato = "044229",
        /// 大衡村.
        Ohira = "044245",
        /// 色麻町.
        Shikama = "044440",
        /// 加美町.
        Kami = "044458",
        /// 涌谷町.
        Wakuya = "045012",
        /// 美里町.
        Misato = "045055",
        /// 女川町.
        Onagawa = "045811",
        /// 南三陸町.
        Minamisanriku = "046060",
        /// 宮城県の外.
        Outside = "outside",
    }
}

impl Municipality {
    /// The Fluent key of its name.
    pub fn label(self) -> String {
        format!("municipality-{}", self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_thirty_five_and_every_code_has_its_check_digit() {
        let codes: Vec<&str> = Municipality::ALL
            .iter()
            .map(|one| one.as_str())
            .filter(|code| *code != "outside")
            .collect();
        assert_eq!(codes.len(), 35);
        for code in codes {
            let digits: Vec<u32> = code.chars().map(|c| c.to_digit(10).unwrap()).collect();
            // 総務省「全国地方公共団体コード」: weights 6 to 2, remainder of 11.
            let sum: u32 = digits.iter().zip([6, 5, 4, 3, 2]).map(|(d, w)| d * w).sum();
            assert_eq!(digits[5], (11 - sum % 11) % 10, "{code}");
            assert!(code.starts_with("04"), "{code}");
        }
    }
}

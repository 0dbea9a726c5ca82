//! A name and its reading. The reading comes from what was typed before conversion, where the
//! input method tells it; it is never guessed from kanji, and can always be corrected (UX).

use serde_json::Value;
use wasm_bindgen::JsCast;
use yew::prelude::*;

use super::field::TextField;
use crate::browser::Listener;
use crate::hooks::Bind;

/// Props of [`NameFields`].
#[derive(Properties, PartialEq, Debug)]
pub struct NameFieldsProps {
    /// The name's tie to the form.
    pub name: Bind,
    /// The reading's tie to the form.
    pub kana: Bind,
    /// 姓 or 名.
    pub name_label: AttrValue,
    /// 姓(かな) or 名(かな).
    pub kana_label: AttrValue,
    /// Whether the reading must be given.
    #[prop_or(true)]
    pub kana_required: bool,
    /// What the browser may fill in: `family-name` or `given-name`.
    pub autocomplete: &'static str,
}

/// A family or given name with its reading.
#[component]
pub fn NameFields(props: &NameFieldsProps) -> Html {
    // What the reading was before this composition, and what it is of this composition.
    let reading = use_mut_ref(|| (String::new(), String::new()));
    // Once corrected by hand, the reading is left alone.
    let by_hand = use_mut_ref(|| !props.kana.value.is_empty());
    {
        let by_hand = by_hand.clone();
        let deps = (
            props.name.id.clone(),
            props.name.value.is_empty(),
            props.kana.clone(),
        );
        // Yew has no composition events of its own.
        use_effect_with(deps, move |(id, name_is_empty, kana)| {
            let (name_is_empty, kana) = (*name_is_empty, kana.clone());
            let listen = |name, mut act: Box<dyn FnMut(String)>| {
                let id = id.clone();
                Listener::window(name, true, move |event| {
                    if let Some(text) = composed(&event, &id) {
                        act(text);
                    }
                })
            };
            let start = {
                let (reading, before) = (reading.clone(), kana.value.to_string());
                listen(
                    "compositionstart",
                    Box::new(move |_| {
                        let before = if name_is_empty {
                            String::new()
                        } else {
                            before.clone()
                        };
                        *reading.borrow_mut() = (before, String::new());
                    }),
                )
            };
            let update = {
                let reading = reading.clone();
                listen(
                    "compositionupdate",
                    Box::new(move |text| {
                        if let Some(typed) = reading_of(&text) {
                            reading.borrow_mut().1 = typed;
                        }
                    }),
                )
            };
            let end = listen(
                "compositionend",
                Box::new(move |_| {
                    let (before, typed) = std::mem::take(&mut *reading.borrow_mut());
                    if !typed.is_empty() && !*by_hand.borrow() {
                        kana.set.emit(Value::String(before + &typed));
                    }
                }),
            );
            move || drop((start, update, end))
        });
    }
    let mut kana = props.kana.clone();
    kana.set = {
        let set = props.kana.set.clone();
        Callback::from(move |value: Value| {
            *by_hand.borrow_mut() = value.as_str().is_some_and(|text| !text.is_empty());
            set.emit(value);
        })
    };
    html! {
        <div class="field-row">
            <TextField bind={props.name.clone()} label={props.name_label.clone()}
                required={true} autocomplete={props.autocomplete} />
            <TextField bind={kana} label={props.kana_label.clone()}
                required={props.kana_required} autocomplete="off" />
        </div>
    }
}

/// The text under composition in the input with this id.
fn composed(event: &web_sys::Event, id: &str) -> Option<String> {
    let target = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    (target.id() == id).then(|| {
        event
            .dyn_ref::<web_sys::CompositionEvent>()
            .and_then(web_sys::CompositionEvent::data)
            .unwrap_or_default()
    })
}

/// The reading in katakana, while what is composed is still kana (a last Latin letter is a
/// syllable under way); `None` once it was converted.
fn reading_of(data: &str) -> Option<String> {
    let kana = data.trim_end_matches(|c: char| c.is_ascii_alphabetic() || matches!(c, 'ａ'..='ｚ'));
    if kana.is_empty() {
        return None;
    }
    kana.chars()
        .map(|c| match c {
            'ぁ'..='ゖ' => char::from_u32(u32::from(c) + 0x60),
            'ァ'..='ヺ' | 'ー' | '・' => Some(c),
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::reading_of;

    #[test]
    fn a_reading_is_only_taken_from_kana() {
        assert_eq!(reading_of("やまだ").as_deref(), Some("ヤマダ"));
        assert_eq!(reading_of("やまd").as_deref(), Some("ヤマ"));
        assert_eq!(reading_of("ジョン").as_deref(), Some("ジョン"));
        assert_eq!(reading_of("山田"), None);
        assert_eq!(reading_of("y"), None);
        assert_eq!(reading_of(""), None);
    }
}

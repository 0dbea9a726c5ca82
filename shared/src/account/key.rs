//! The id and the name of an API key: whoever a key acts for reads its name, long before the slice
//! that makes keys.

id! {
    /// One API key.
    pub ApiKeyId(ApiKey) = "api_key"
}

text! {
    /// What a key is called: the portal, city or researcher that uses it. Whoever is registered
    /// by it reads this name in the mail.
    pub ApiKeyName: name, 1..=80
}

//! API keys as askers: their ids and names, which every slice may meet. What a key may do and how
//! it is made is `integration`'s.

id! {
    /// One API key.
    pub ApiKeyId(ApiKey) = "api_key"
}

text! {
    /// What a key is called: the portal, city or researcher that uses it. Whoever is registered
    /// by it reads this name in the mail.
    pub ApiKeyName: name, 1..=80
}

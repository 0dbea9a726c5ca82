app-name = Musubi(結び)
lang-ja = 日本語
lang-en = English

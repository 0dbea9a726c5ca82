app-name = Musubi
lang-ja = 日本語
lang-en = English

# The mail with the personal link of the survey.
mail-survey-subject = 1分アンケートのお願い: { $title }
mail-survey-thanks = 「{ $title }」にご参加いただき、ありがとうございました。
mail-survey-ask = 次の会をもっとよくするために、感想をお聞かせください。質問は5つ、1分かかりません。{ $until }まで回答できます。
mail-survey-answer = アンケートに答える
mail-survey-anonymous = 回答は匿名です。どなたの回答かは、事務局にも県にも分からない仕組みになっています。
mail-survey-once = リンクはあなた専用で、回答はお一人1回です。転送しないでください。

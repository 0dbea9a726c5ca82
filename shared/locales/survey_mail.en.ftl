# The mail with the personal link of the survey.
mail-survey-subject = One minute for your impressions: { $title }
mail-survey-thanks = Thank you for taking part in “{ $title }”.
mail-survey-ask = Please tell us what you thought, so that the next one is better still. Five questions, less than a minute, until { $until }.
mail-survey-answer = Answer the survey
mail-survey-anonymous = Your answer is anonymous: neither the office nor the prefecture can tell whose it is.
mail-survey-once = The link is yours alone, and everybody answers once. Please do not pass it on.
